package io.broadsheet.harvest.format;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an OAI-PMH 2.0 reply said besides its records.
///
/// @param responseDate as written by the repository, null when it was missing
/// @param errors empty when there was none
/// @param resumption null when the reply is not part of a list; its token is empty on the last page
/// @param records how many records it held, those rejected included
/// @param complete false when the reply was cut short, so that its last records may be missing
public record OaiReply(
    @Nullable String responseDate,
    List<Fault> errors,
    @Nullable Resumption resumption,
    int records,
    boolean complete) {
  public OaiReply {
    errors = List.copyOf(errors);
  }

  /// Whether the repository gave this error code.
  public boolean has(String code) {
    return errors.stream().anyMatch(error -> error.code().equals(code));
  }

  /// One `error` element.
  ///
  /// @param code `badArgument`, `noRecordsMatch`, …
  public record Fault(String code, String message) {
    public Fault {
      requireNonNull(code, "code is null");
      requireNonNull(message, "message is null");
    }
  }

  /// The `resumptionToken` element.
  ///
  /// @param token exclusive argument of the next request, empty on the last page
  /// @param expiresAt as written, null when not given
  /// @param completeListSize null when not given, an estimate at best
  /// @param cursor how many records came before this page, null when not given
  public record Resumption(
      String token,
      @Nullable String expiresAt,
      @Nullable Long completeListSize,
      @Nullable Long cursor) {
    public Resumption {
      requireNonNull(token, "token is null");
    }
  }
}
