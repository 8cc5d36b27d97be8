package io.broadsheet.harvest.oai;

import io.broadsheet.harvest.format.OaiRecord;
import io.broadsheet.harvest.format.XmlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reply of a repository, read to its end.
///
/// @param responseDate the repository's clock, empty when it gives none
/// @param error the first error's code, null when there is none
/// @param errorMessage empty when there is none
/// @param records as sent, in order
/// @param identifiers of headers sent without records (ListIdentifiers), in order
/// @param token empty when the list ends here
/// @param identify null for every other verb
record Reply(
    String responseDate,
    @Nullable String error,
    String errorMessage,
    List<OaiRecord> records,
    List<String> identifiers,
    String token,
    @Nullable XmlNode identify) {
  Reply {
    records = List.copyOf(records);
    identifiers = List.copyOf(identifiers);
  }

  boolean failedWith(String code) {
    return code.equals(error);
  }
}
