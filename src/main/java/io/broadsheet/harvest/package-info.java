/// Records from upstream sources and files into the store. `http` fetches under one governor,
/// `oai`, `arxiv` ask sources, `format` reads files; `store` comes after.
@NullMarked
package io.broadsheet.harvest;

import org.jspecify.annotations.NullMarked;
