/// Translations of titles and abstracts, with whose they are. Reads and writes the store; `edition`
/// and `web` show them.
@NullMarked
package io.broadsheet.translate;

import org.jspecify.annotations.NullMarked;
