/// Readers that never were, made of real structure (whose papers are whose, what is listed where)
/// and never of the models that are tried on them.
@NullMarked
package io.broadsheet.rank.simulation;

import org.jspecify.annotations.NullMarked;
