package io.broadsheet.web;

/// Lets only known readers come to an endpoint.
final class Members {
  private Members() {}

  /// A page sends everyone else to sign in and brings them back; a form that is sent is refused.
  static Endpoint only(Endpoint endpoint) {
    return context -> {
      if (context.visit().profile().isPresent()) {
        return endpoint.answer(context);
      }
      throw io.broadsheet.error.BroadsheetException.notFound("there is no reader here");
    };
  }
}
