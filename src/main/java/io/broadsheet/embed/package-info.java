/// Texts to vectors of one model, and the vectors kept by paper. A consumer of the store's change
/// log fills them; `index` reads them.
@NullMarked
package io.broadsheet.embed;

import org.jspecify.annotations.NullMarked;
