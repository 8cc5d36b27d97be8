/// Libraries that readers bring along: files of reference managers and of other reading sites, read
/// into references. Comes before `reader`'s library, into which `web` puts what it can identify.
@NullMarked
package io.broadsheet.reader.importing;

import org.jspecify.annotations.NullMarked;
