/// Text as papers have it, made fit to search and to show: TeX to Unicode or HTML, links, language,
/// excerpts. Pure functions; depends on nothing.
@NullMarked
package io.broadsheet.text;

import org.jspecify.annotations.NullMarked;
