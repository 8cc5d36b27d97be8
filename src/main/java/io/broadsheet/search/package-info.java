/// What a reader typed, answered: parsed, asked of the index by words and by vector, fused,
/// explained. After `index`; before `web` and the command line.
@NullMarked
package io.broadsheet.search;

import org.jspecify.annotations.NullMarked;
