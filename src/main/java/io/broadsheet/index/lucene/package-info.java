/// The embedded index, on Apache Lucene. Reached only from `ops`.
@NullMarked
package io.broadsheet.index.lucene;

import org.jspecify.annotations.NullMarked;
