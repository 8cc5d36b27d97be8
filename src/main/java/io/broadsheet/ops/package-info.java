/// Puts the program together and runs it. Only this package knows which implementation stands
/// behind a port.
@NullMarked
package io.broadsheet.ops;

import org.jspecify.annotations.NullMarked;
