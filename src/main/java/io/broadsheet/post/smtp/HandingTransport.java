package io.broadsheet.post.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// An SMTP connection that says when it is about to send the line with the dot: before it, the
/// server has no letter (RFC 5321 §4.1.1.4); after it, the letter may be the server's.
final class HandingTransport extends SMTPTransport {
  private Runnable handing = () -> {};
  private boolean handed;

  HandingTransport(Session session, URLName name, boolean tls) {
    super(session, name, tls ? "smtps" : "smtp", tls);
  }

  /// Begins a letter.
  ///
  /// @param next run before its end is sent
  void next(Runnable next) {
    handing = next;
    handed = false;
  }

  /// Whether the end of the letter has been sent.
  boolean isHanded() {
    return handed;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    handing.run();
    handed = true;
    super.finishData();
  }
}
