package io.broadsheet.post;

/// Hands letters to a mail server. For one thread at a time.
public interface Mailer extends AutoCloseable {
  /// Sends one letter.
  ///
  /// @param handing run when the server has all of the letter but the end, which makes the letter
  ///   its own; what it throws keeps the letter here
  Outcome send(Envelope envelope, Runnable handing);

  /// Ends the connection, if there is one.
  @Override
  void close();

  /// What the server said.
  ///
  /// @param answer its words, for those who run the server
  record Outcome(Kind kind, String answer) {
    /// What becomes of the letter.
    public enum Kind {
      /// The server has it.
      ACCEPTED,
      /// The server will never take this letter to this address.
      REFUSED,
      /// It may take it later, or could not be asked.
      DELAYED
    }

    public Outcome {
      answer = HeaderText.of(answer, 300);
    }
  }
}
