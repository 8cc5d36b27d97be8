/// Papers on a plane: places that keep neighbours together, and groups of them. After `embed`,
/// before `edition`, which draws the map of a day. Numbers in, numbers out, the same on every
/// machine.
@NullMarked
package io.broadsheet.rank.map;

import org.jspecify.annotations.NullMarked;
