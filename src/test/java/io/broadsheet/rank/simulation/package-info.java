/// Simulated readers know nothing of the days they are asked about.
@NullMarked
package io.broadsheet.rank.simulation;

import org.jspecify.annotations.NullMarked;
