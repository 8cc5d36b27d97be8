/// Work in the background of a running server: harvests on schedule, indexing, printing editions,
/// warming up, sending mail.
@NullMarked
package io.broadsheet.ops.job;

import org.jspecify.annotations.NullMarked;
