package io.broadsheet.reader.account;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link that works once: it makes an account, or gives one that is there a new password.
///
/// @param role of the new account
/// @param reader whose password it sets; null for a new account
public record Invitation(Role role, @Nullable ReaderId reader, Instant expiresAt) {}
