package io.broadsheet.post;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import java.time.ZoneId;
import java.util.Optional;

/// What somebody without an account gets by mail.
///
/// @param reader stands for the subscription wherever letters are kept
/// @param topic what the mail is about; empty for the public front page
/// @param language of the letters: `en`, `zh`
/// @param zone whose morning they come in
/// @param confirmed whether the link that was sent to the address came back
public record Subscription(
    ReaderId reader,
    MailAddress address,
    Optional<Follow> topic,
    DigestChoice.Every every,
    String language,
    ZoneId zone,
    boolean confirmed) {
  public Subscription {
    requireNonNull(reader, "reader is null");
    requireNonNull(address, "address is null");
    requireNonNull(topic, "topic is null");
    requireNonNull(every, "every is null");
    requireNonNull(language, "language is null");
    requireNonNull(zone, "zone is null");
  }

  /// What somebody asks for, before anything is kept of it.
  ///
  /// @param topic of [Follow#of], no tag; empty for the public front page
  public record Wish(
      MailAddress address,
      Optional<Follow> topic,
      DigestChoice.Every every,
      String language,
      ZoneId zone) {
    public Wish {
      requireNonNull(address, "address is null");
      requireNonNull(every, "every is null");
      requireNonNull(language, "language is null");
      requireNonNull(zone, "zone is null");
      if (topic.filter(follow -> follow.kind() == Follow.Kind.TAG).isPresent()) {
        throw new IllegalArgumentException("a tag is somebody's own");
      }
    }
  }
}
