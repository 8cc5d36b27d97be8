package io.broadsheet.web;

import io.broadsheet.reader.ReaderProfile;
import java.util.Optional;
import java.util.function.Function;

/// Tells which reader sends a request.
@FunctionalInterface
public interface Visitors {
  /// @param headers a header's value by its name in lower case
  /// @return empty when nobody is signed in
  Optional<ReaderProfile> of(Function<String, Optional<String>> headers);
}
