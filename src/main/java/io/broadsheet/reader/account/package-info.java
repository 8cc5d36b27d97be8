/// Accounts: passwords, sessions, personal access tokens and invitations. Comes after the profiles
/// of `reader`; `web` signs readers in with it, `ops` makes the first account.
@NullMarked
package io.broadsheet.reader.account;

import org.jspecify.annotations.NullMarked;
