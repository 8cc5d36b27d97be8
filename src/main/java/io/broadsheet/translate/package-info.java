/// Translations of titles and abstracts that can be trusted: what must not be touched is masked, an
/// engine is asked, its answer is checked, and only what passes is kept and shown, with whose it
/// is. Follows the store's change log; `edition` and `web` show what is kept.
@NullMarked
package io.broadsheet.translate;

import org.jspecify.annotations.NullMarked;
