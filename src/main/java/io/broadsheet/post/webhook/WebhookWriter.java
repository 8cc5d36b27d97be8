package io.broadsheet.post.webhook;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words what is sent to a webhook.
public interface WebhookWriter {
  /// @param found the papers of each follow, by its number
  /// @return empty when none of the papers or follows is there any more
  Optional<Written> write(ReaderProfile reader, Map<Long, List<PaperId>> found);

  /// What a test sends: the same form, with a paper that the library has, if it has any.
  Written test(ReaderProfile reader);

  /// A message.
  ///
  /// @param body JSON
  /// @param papers in it
  record Written(String body, int papers) {}
}
