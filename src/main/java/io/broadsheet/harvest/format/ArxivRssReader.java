package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.AnnouncementParser.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Saved announcement feeds of arXiv, RSS or Atom. The position is the item's number.
public final class ArxivRssReader implements FormatReader {
  @Override
  public String format() {
    return "arxiv-rss";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    long[] number = {0};
    AnnouncementFeed feed =
        AnnouncementParser.read(
            in,
            item -> {
              number[0]++;
              if (number[0] > after) {
                sink.accept(
                    number[0],
                    switch (item) {
                      case Item.Read(Announcement read) ->
                          new HarvestedRecord.OfPaper(read.paper(), List.of());
                      case Item.Unread(HarvestedRecord.Rejected rejected) -> rejected;
                    });
              }
            });
    if (!feed.complete()) {
      throw BroadsheetException.invalid(
          "the feed ends early, after item " + feed.items() + "; fetch it again");
    }
  }
}
