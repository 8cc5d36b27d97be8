/// Words and vectors of papers, searchable. `Indexer` follows the store's change log into a
/// `SearchIndex`; `search` asks it. Everything here can be thrown away and rebuilt from the store.
@NullMarked
package io.broadsheet.index;

import org.jspecify.annotations.NullMarked;
