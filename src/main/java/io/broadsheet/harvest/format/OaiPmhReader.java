package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;

/// Saved OAI-PMH replies. The position is the record's number in the file.
public final class OaiPmhReader implements FormatReader {
  @Override
  public String format() {
    return "oai-pmh";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    long[] number = {0};
    OaiReply reply =
        OaiRecordParser.read(
            in,
            record -> {
              number[0]++;
              if (number[0] > after) {
                sink.accept(number[0], record.content());
              }
            });
    if (!reply.complete()) {
      throw BroadsheetException.invalid(
          "the file ends early, after record " + reply.records() + "; fetch it again");
    }
    if (reply.records() == 0 && !reply.errors().isEmpty() && !reply.has("noRecordsMatch")) {
      OaiReply.Fault fault = reply.errors().getFirst();
      throw BroadsheetException.invalid(
          "the reply is an error: " + fault.code() + " " + fault.message());
    }
  }
}
