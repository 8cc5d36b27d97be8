package io.broadsheet.post;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.ReaderId;

/// A mail as it was written, before it is put into the outbox.
///
/// @param period tells it from the others of its kind to the reader: `2025-11-20`, `2025-W47`
/// @param subject one line
/// @param text as plain text
/// @param html the same as HTML
/// @param mark stands in both texts where the letter's secret goes, which is made when it is sent
public record Letter(
    LetterKind kind,
    ReaderId reader,
    String period,
    MailAddress to,
    String subject,
    String text,
    String html,
    String mark) {
  private static final int LONGEST_SUBJECT = 200;

  public Letter {
    requireNonNull(kind, "kind is null");
    requireNonNull(reader, "reader is null");
    requireNonNull(to, "to is null");
    requireNonNull(text, "text is null");
    requireNonNull(html, "html is null");
    if (mark.length() < 20) {
      throw new IllegalArgumentException("a mark may stand in no text by chance: " + mark);
    }
    subject = HeaderText.of(subject, LONGEST_SUBJECT);
  }

  /// Its texts with the secret in its place.
  public Letter sealed(String secret) {
    return new Letter(
        kind,
        reader,
        period,
        to,
        subject,
        text.replace(mark, secret),
        html.replace(mark, secret),
        mark);
  }
}
