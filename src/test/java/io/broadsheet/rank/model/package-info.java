/// The model against what its formula promises.
@NullMarked
package io.broadsheet.rank.model;

import org.jspecify.annotations.NullMarked;
