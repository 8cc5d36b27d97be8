/// Baselines and experiments against oracles.
@NullMarked
package io.broadsheet.rank.experiment;

import org.jspecify.annotations.NullMarked;
