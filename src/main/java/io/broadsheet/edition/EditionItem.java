package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import java.util.Optional;

/// A paper in its place.
///
/// @param reason why it stands here, in words; empty when the section's title says it
public record EditionItem(Paper paper, Optional<String> reason) {}
