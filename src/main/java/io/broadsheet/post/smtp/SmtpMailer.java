package io.broadsheet.post.smtp;

import io.broadsheet.post.Envelope;
import io.broadsheet.post.Mailer;
import io.broadsheet.post.Mailer.Outcome.Kind;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.PostConfig.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Sends letters by SMTP through one connection, opened for the first letter and again when the
/// server ends it. For one thread.
public final class SmtpMailer implements Mailer {
  private static final int CONNECT_MILLIS = 20_000;

  /// A server may look a letter over before it answers; RFC 5321 §4.5.3.2.6 would give it ten
  /// minutes.
  private static final int ANSWER_MILLIS = 180_000;

  private final PostConfig config;
  private final Session session;
  private final MimeLetters letters;
  private @Nullable HandingTransport transport;

  public SmtpMailer(PostConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config));
    this.letters = new MimeLetters(config, session);
  }

  private static Properties properties(PostConfig config) {
    Properties properties = new Properties();
    String protocol = config.security() == Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    properties.put(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
    properties.put(prefix + "timeout", Integer.toString(ANSWER_MILLIS));
    properties.put(prefix + "writetimeout", Integer.toString(ANSWER_MILLIS));
    properties.put(prefix + "localhost", config.domain());
    properties.put(prefix + "auth", Boolean.toString(!config.user().isEmpty()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    boolean starttls = config.security() == Security.STARTTLS;
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    // Asking the server whether it is still there before each letter costs a round trip.
    properties.put(prefix + "userset", "true");
    properties.put(prefix + "quitwait", "false");
    return properties;
  }

  @Override
  public Outcome send(Envelope envelope, Runnable handing) {
    HandingTransport connection;
    try {
      connection = connected();
    } catch (AuthenticationFailedException refused) {
      return new Outcome(Kind.DELAYED, "sign-in refused: " + message(refused));
    } catch (MessagingException unreachable) {
      return new Outcome(Kind.DELAYED, "not reached: " + message(unreachable));
    }
    try {
      MimeMessage message = letters.message(envelope);
      connection.next(handing);
      connection.sendMessage(message, message.getAllRecipients());
      return new Outcome(Kind.ACCEPTED, connection.getLastServerResponse());
    } catch (MessagingException | IOException failure) {
      Outcome outcome = outcome(connection, failure);
      close();
      return outcome;
    }
  }

  private HandingTransport connected() throws MessagingException {
    HandingTransport open = transport;
    if (open != null && open.isConnected()) {
      return open;
    }
    close();
    boolean tls = config.security() == Security.TLS;
    HandingTransport fresh =
        new HandingTransport(
            session,
            new URLName(
                tls ? "smtps" : "smtp", config.host(), config.port(), null, config.user(), null),
            tls);
    fresh.connect(
        config.host(),
        config.port(),
        config.user().isEmpty() ? null : config.user(),
        config.user().isEmpty() ? null : config.password());
    transport = fresh;
    return fresh;
  }

  /// Refused for good is what the server says with a 5 of this recipient or of this letter. What it
  /// says of us (sender, sign-in, encryption) is no fault of the address, and is tried again.
  private static Outcome outcome(HandingTransport connection, Exception failure) {
    boolean ofUs = false;
    int code = 0;
    String said = message(failure);
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException address) {
        return new Outcome(
            isFinal(address.getReturnCode()) ? Kind.REFUSED : Kind.DELAYED, message(address));
      }
      if (cause instanceof SMTPSenderFailedException sender) {
        ofUs = true;
        said = message(sender);
      }
      if (cause instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
        said = message(send);
      }
    }
    boolean ofTheLetter = connection.isHanded();
    return new Outcome(!ofUs && ofTheLetter && isFinal(code) ? Kind.REFUSED : Kind.DELAYED, said);
  }

  private static boolean isFinal(int code) {
    return code >= 500 && code < 600;
  }

  private static @Nullable Throwable next(Throwable failure) {
    Throwable next =
        failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    return next == null ? failure.getCause() : next;
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName().toLowerCase(Locale.ROOT)
        : message;
  }

  @Override
  public void close() {
    HandingTransport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException gone) {
        // it was to end anyway
      }
    }
  }
}
