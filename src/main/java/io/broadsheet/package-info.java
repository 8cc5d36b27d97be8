/// Broadsheet prints your own daily paper of research. Start reading at [io.broadsheet.Main]; the
/// way of a paper is `harvest` → `store` → `index` → `search` → `edition` → `web`, put together by
/// `ops`.
@NullMarked
package io.broadsheet;

import org.jspecify.annotations.NullMarked;
