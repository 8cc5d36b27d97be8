/// Tests of the backlog on a real database.
@NullMarked
package io.broadsheet.embed;

import org.jspecify.annotations.NullMarked;
