/// What is sent to readers by mail: their addresses, the outbox, digests, alerts. Comes after
/// `reader`, `search` and the editions; `web` words what is sent, `post.smtp` sends it, `ops` runs
/// it.
@NullMarked
package io.broadsheet.post;

import org.jspecify.annotations.NullMarked;
