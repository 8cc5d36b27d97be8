/// The only truth: papers, their former records, translations' and other consumers' watermarks, in
/// SQL. Records come from `harvest`; `index` and every other consumer asks it what has changed
/// since its watermark.
@NullMarked
package io.broadsheet.store;

import org.jspecify.annotations.NullMarked;
