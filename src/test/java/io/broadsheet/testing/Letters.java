package io.broadsheet.testing;

import io.broadsheet.post.Letter;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailAddress;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;

/// Letters and addresses for tests of mail.
public final class Letters {
  public static final String MARK = "MARKMARKMARKMARKMARKMARK";

  private Letters() {}

  /// A digest.
  public static Letter digest(ReaderId reader, String period, String to) {
    return letter(LetterKind.DIGEST, reader, period, to, "Broadsheet, " + period);
  }

  public static Letter letter(
      LetterKind kind, ReaderId reader, String period, String to, String subject) {
    return new Letter(
        kind,
        reader,
        period,
        MailAddress.of(to),
        subject,
        "A paper about “retrieval” 检索\n.\nhttps://paper.example.org/u/" + MARK + "\n",
        "<html><body><p>A paper about <a href=\"https://paper.example.org/u/"
            + MARK
            + "\">retrieval</a> 检索</p></body></html>",
        MARK);
  }

  /// Gives a reader an address that is confirmed already.
  public static void confirmed(Database database, ReaderId reader, String address) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO mail_address (reader, address, confirmed_at) VALUES (?, ?, 1)"
                    + " ON CONFLICT (reader) DO UPDATE SET address = excluded.address",
                reader.number(),
                address));
  }
}
