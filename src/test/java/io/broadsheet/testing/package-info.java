/// Fakes, clocks and seeds for tests.
@NullMarked
package io.broadsheet.testing;

import org.jspecify.annotations.NullMarked;
