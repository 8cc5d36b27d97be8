/// A paper as BibTeX, RIS, CSL-JSON, Markdown.
@NullMarked
package io.broadsheet.web.export;

import org.jspecify.annotations.NullMarked;
