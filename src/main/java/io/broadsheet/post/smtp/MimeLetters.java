package io.broadsheet.post.smtp;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.post.Envelope;
import io.broadsheet.post.HeaderText;
import io.broadsheet.post.Letter;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/// Puts a letter into the form in which mail travels (RFC 5322, MIME): plain text and HTML, and the
/// headers by which a mailing list's mail is known and given up (RFC 2369, RFC 2919, RFC 3834, RFC
/// 8058).
public final class MimeLetters {
  private static final String CHARSET = "UTF-8";

  private final PostConfig config;
  private final Session session;

  public MimeLetters(PostConfig config) {
    this(config, Session.getInstance(new Properties()));
  }

  MimeLetters(PostConfig config, Session session) {
    this.config = config;
    this.session = session;
  }

  /// The letter as it would be sent: the content of an `.eml` file.
  public byte[] bytes(Envelope envelope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      message(envelope).writeTo(bytes);
    } catch (MessagingException | IOException defect) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "the letter cannot be put together", defect);
    }
    return bytes.toByteArray();
  }

  MimeMessage message(Envelope envelope) throws MessagingException, IOException {
    Letter letter = envelope.letter().sealed(envelope.secret());
    MimeMessage message = new Named(session, envelope.messageId());
    MailAddress from =
        config.from() == null ? new MailAddress("broadsheet", config.domain()) : config.from();
    message.setFrom(
        new InternetAddress(from.toString(), HeaderText.of(config.fromName(), 60), CHARSET));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().toString()));
    message.setSubject(letter.subject(), CHARSET);
    message.setSentDate(Date.from(envelope.writtenAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (letter.kind().isList()) {
      String list = letter.kind() == LetterKind.DIGEST ? "digest" : "alerts";
      message.setHeader(
          "List-Id", "Broadsheet " + list + " <" + list + "." + config.domain() + ">");
      message.setHeader("Precedence", "bulk");
      // On one line, whatever its length: folded, some signers sign what the receiver does not see.
      message.setHeader(
          "List-Unsubscribe", "<" + config.baseUrl() + "/unsubscribe/" + envelope.secret() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(letter.text(), "plain"));
    alternatives.addBodyPart(part(letter.html(), "html"));
    message.setContent(alternatives);
    message.saveChanges();
    return message;
  }

  private static BodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text.replace("\r\n", "\n").replace("\n", "\r\n"), CHARSET, type);
    part.setHeader(
        "Content-Transfer-Encoding", isMostlyLatin(text) ? "quoted-printable" : "base64");
    return part;
  }

  /// Chinese takes nine characters a letter as quoted-printable, four as base64.
  private static boolean isMostlyLatin(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length < text.length() * 1.2;
  }

  /// A message that keeps the name it was given.
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
