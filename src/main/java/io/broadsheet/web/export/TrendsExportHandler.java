package io.broadsheet.web.export;

import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TrendRequest;
import io.broadsheet.web.TrendTable;
import io.broadsheet.web.TrendTables;
import io.broadsheet.web.WebServices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// `/trends.csv`: the figures of `/trends`, a line for each query and period.
public final class TrendsExportHandler {
  private final TrendTables tables;

  public TrendsExportHandler(WebServices services) {
    this.tables = new TrendTables(services);
  }

  public Reply answer(RequestContext context) {
    TrendTable table = tables.of(TrendRequest.read(context.parameters()), context.latestDay());
    StringBuilder text = new StringBuilder("query,from,until,whole,papers,all,share\r\n");
    for (TrendTable.Series series : table.series()) {
      for (int i = 0; i < table.periods().size(); i++) {
        TrendTable.Period period = table.periods().get(i);
        text.append(
            CsvText.line(
                List.of(
                    series.query(),
                    period.first().toString(),
                    period.last().toString(),
                    Boolean.toString(period.whole()),
                    Integer.toString(series.papers().get(i)),
                    Integer.toString(period.all()),
                    period.all() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.6f", table.share(series, i)))));
      }
    }
    return Reply.of("text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"trends.csv\"");
  }
}
