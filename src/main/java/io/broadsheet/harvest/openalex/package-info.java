/// Works of OpenAlex.
@NullMarked
package io.broadsheet.harvest.openalex;

import org.jspecify.annotations.NullMarked;
