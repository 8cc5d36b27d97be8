/// The command line: one class a command.
@NullMarked
package io.broadsheet.ops.cli;

import org.jspecify.annotations.NullMarked;
