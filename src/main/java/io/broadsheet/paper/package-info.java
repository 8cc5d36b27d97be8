/// The paper as readers see it: immutable values, no I/O. Everything else depends on this package;
/// it depends on nothing. Records arrive from `harvest`, are kept by `store`, and leave by `web`.
@NullMarked
package io.broadsheet.paper;

import org.jspecify.annotations.NullMarked;
