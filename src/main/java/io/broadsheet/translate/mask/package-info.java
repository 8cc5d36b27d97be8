/// What no engine may touch: found in the original, sent as a placeholder, put back after. Before
/// it comes the paper's text, after it an engine.
@NullMarked
package io.broadsheet.translate.mask;

import org.jspecify.annotations.NullMarked;
