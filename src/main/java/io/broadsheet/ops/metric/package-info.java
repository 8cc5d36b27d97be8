/// Health and figures of the running process.
@NullMarked
package io.broadsheet.ops.metric;

import org.jspecify.annotations.NullMarked;
