/// Sends mail over SMTP. Comes after the outbox of `post`; reached only from `ops`.
@NullMarked
package io.broadsheet.post.smtp;

import org.jspecify.annotations.NullMarked;
