package io.broadsheet.web.page;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SessionCookie;

/// The answer to whoever has shown who they are.
final class SignedIn {
  private SignedIn() {}

  /// Opens a session with a new secret and sends the browser on.
  ///
  /// @param to path of this server
  static Reply reply(
      RequestContext context, ReaderProfile reader, AccountServices accounts, String to) {
    String secret =
        accounts.store().openSession(reader.id(), context.header("user-agent").orElse(""));
    return Reply.redirect(to)
        .withStatus(303)
        .with("Set-Cookie", SessionCookie.of(context, secret))
        .with("Cache-Control", "no-store");
  }
}
