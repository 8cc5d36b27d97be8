/// The configuration: file, environment, options; each value knows where it came from.
@NullMarked
package io.broadsheet.ops.config;

import org.jspecify.annotations.NullMarked;
