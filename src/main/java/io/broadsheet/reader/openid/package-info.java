/// Signing in with an account at a provider of the operator's choice (OpenID Connect Core 1.0,
/// authorization code flow with PKCE). Comes after `reader.account` and `outbound`; `web` has the
/// pages. See `docs/decisions/0122-openid-connect.md`.
@NullMarked
package io.broadsheet.reader.openid;

import org.jspecify.annotations.NullMarked;
