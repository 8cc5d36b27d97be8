/// One exception type with a kind. Every package may throw it; `web.ErrorResponses` and the command
/// line map the kind to an HTTP status or an exit code, once.
@NullMarked
package io.broadsheet.error;

import org.jspecify.annotations.NullMarked;
