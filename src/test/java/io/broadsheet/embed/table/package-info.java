/// Tests of tables of vectors: by hand, from random files, with the shipped tables.
@NullMarked
package io.broadsheet.embed.table;

import org.jspecify.annotations.NullMarked;
