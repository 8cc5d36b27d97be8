package io.broadsheet.testing;

/// What a fake server does with one request instead of serving it.
public sealed interface Fault {
  /// Answers with a status.
  ///
  /// @param retryAfter header's value, empty for none
  record Status(int status, String retryAfter) implements Fault {}

  /// Serves the reply but for its end, as if it were whole.
  record CutShort(double part) implements Fault {}

  /// Announces the whole length, sends a part and closes.
  record Dropped(double part) implements Fault {}

  /// Serves the reply with a wrong charset in its header.
  record WrongCharset() implements Fault {}

  /// Serves an HTML page with status 200.
  record Html() implements Fault {}

  /// Sends the same request to another path of this server.
  record Redirected() implements Fault {}

  /// Says that the resumption token is bad, if there is one in the request.
  record BadToken() implements Fault {}

  /// A record changes just before the reply is made.
  record RecordChanges() implements Fault {}

  /// Serves the reply compressed.
  record Gzipped() implements Fault {}
}
