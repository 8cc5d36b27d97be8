package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;

/// Lets only known readers come to an endpoint.
final class Members {
  private final boolean signIn;

  /// @param signIn whether readers sign in here
  Members(boolean signIn) {
    this.signIn = signIn;
  }

  /// Everyone else is sent to sign in, and brought back to the page they asked for.
  Endpoint only(Endpoint endpoint) {
    return context -> {
      if (context.visit().profile().isPresent()) {
        return endpoint.answer(context);
      }
      if (!signIn) {
        throw BroadsheetException.notFound(
            "this server is set up for one reader at its own machine, and you come through a"
                + " proxy; set http.public-url to have accounts");
      }
      String back = context.method().equals("POST") ? "/" : context.rawTarget();
      return Reply.redirect("/sign-in?back=" + RequestContext.encode(back))
          .withStatus(303)
          .with("Cache-Control", "no-store");
    };
  }
}
