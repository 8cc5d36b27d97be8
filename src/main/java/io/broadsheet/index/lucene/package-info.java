/// The embedded index, on Apache Lucene. Reached only from `ops.App`.
@NullMarked
package io.broadsheet.index.lucene;

import org.jspecify.annotations.NullMarked;
