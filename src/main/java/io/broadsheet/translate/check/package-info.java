/// What a translation must pass before anyone sees it. Each check is a pure function with a figure
/// and a verdict; before it comes an engine's answer with its spans restored, after it the store.
@NullMarked
package io.broadsheet.translate.check;

import org.jspecify.annotations.NullMarked;
