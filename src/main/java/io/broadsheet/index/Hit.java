package io.broadsheet.index;

import io.broadsheet.paper.PaperId;

/// A paper found.
///
/// @param score higher is better; comparable only within one list
public record Hit(PaperId paperId, double score) {}
