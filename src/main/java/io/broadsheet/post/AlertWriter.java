package io.broadsheet.post;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words an alert: new papers of what a reader follows.
public interface AlertWriter {
  /// @param found the papers of each follow, by its number
  /// @return empty when none of the papers or follows is there any more
  Optional<Written> write(ReaderProfile reader, Map<Long, List<PaperId>> found);
}
