package io.broadsheet.reader.community;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import java.time.Instant;

/// A paper that an editor picked.
///
/// @param name of the editor, as shown
public record Pick(PaperId paper, ReaderId editor, String name, Instant at) {}
