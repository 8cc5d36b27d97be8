/// Readers of the import formats, each streaming records out of one kind of file.
@NullMarked
package io.broadsheet.harvest.format;

import org.jspecify.annotations.NullMarked;
