/// JSON for programs.
@NullMarked
package io.broadsheet.web.api;

import org.jspecify.annotations.NullMarked;
