package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TrendRequest;
import io.broadsheet.web.TrendTable;
import io.broadsheet.web.TrendTables;
import io.broadsheet.web.WebServices;

/// `/api/v1/trends`: the figures of `/trends`.
public final class TrendsApiHandler {
  private final TrendTables tables;

  public TrendsApiHandler(WebServices services) {
    this.tables = new TrendTables(services);
  }

  public Reply answer(RequestContext context) {
    TrendTable table = tables.of(TrendRequest.read(context.parameters()), context.latestDay());
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("by", table.step().parameter());
    ArrayNode periods = root.putArray("periods");
    for (TrendTable.Period period : table.periods()) {
      periods
          .addObject()
          .put("from", period.first().toString())
          .put("until", period.last().toString())
          .put("whole", period.whole())
          .put("all", period.all());
    }
    ArrayNode all = root.putArray("series");
    for (TrendTable.Series series : table.series()) {
      ObjectNode node = all.addObject();
      node.put("query", series.query());
      node.put("category", series.category());
      node.put("total", series.total());
      ArrayNode papers = node.putArray("papers");
      series.papers().forEach(papers::add);
      ArrayNode shares = node.putArray("shares");
      for (int i = 0; i < table.periods().size(); i++) {
        double share = table.share(series, i);
        if (Double.isNaN(share)) {
          shares.addNull();
        } else {
          shares.add(share);
        }
      }
      ArrayNode notes = node.putArray("notes");
      series.notes().forEach(notes::add);
    }
    return ApiTrees.reply(root);
  }
}
