/// Judged collections, runs and the measures of information retrieval. Uses the same store, index
/// and search as a reader does; the command line prints what it finds.
@NullMarked
package io.broadsheet.rank.eval;

import org.jspecify.annotations.NullMarked;
