/// What the product is measured against and the ideas that were tried, each small: run by `evaluate
/// --readers`, used by nothing else. What won is in `rank.model` and `rank`; the table is in
/// `docs/measurements.md`.
@NullMarked
package io.broadsheet.rank.experiment;

import org.jspecify.annotations.NullMarked;
