/// Composes the dated front page out of what was announced, for `web` to show.
@NullMarked
package io.broadsheet.edition;

import org.jspecify.annotations.NullMarked;
