/// New papers of what readers follow, sent as signed requests to addresses that readers give. Comes
/// after `post`, which finds the papers, and `outbound`, which decides where a request may go; see
/// `docs/webhooks.md` for what is sent and `docs/decisions/0121-webhooks-are-retried.md` for when.
@NullMarked
package io.broadsheet.post.webhook;

import org.jspecify.annotations.NullMarked;
