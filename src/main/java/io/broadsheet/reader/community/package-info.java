/// What readers say to each other: votes, comments, curators' picks, and what leads by them. After
/// `reader`, before `web`.
@NullMarked
package io.broadsheet.reader.community;

import org.jspecify.annotations.NullMarked;
