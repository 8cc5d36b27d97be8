package io.broadsheet.web.page;

import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TrendRequest;
import io.broadsheet.web.TrendTable;
import io.broadsheet.web.TrendTables;
import io.broadsheet.web.WebServices;
import java.util.Map;

/// `/trends?q=`: how many papers answer up to five queries over time, as their number and as their
/// share of all papers; without a query, papers a day of the largest categories.
public final class TrendsHandler {
  private static final Map<String, Boolean> MEASURES = Map.of("share", true, "papers", false);

  private final Pages pages;
  private final TrendTables tables;

  public TrendsHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.tables = new TrendTables(services);
  }

  public Reply answer(RequestContext context) {
    Parameters parameters = context.parameters();
    TrendRequest request = TrendRequest.read(parameters);
    boolean share = parameters.choice("as", MEASURES, TrendsView.usualShare(request));
    TrendTable table = tables.of(request, context.latestDay());
    Page bare = pages.page(context, "");
    String title =
        request.queries().isEmpty()
            ? bare.text("trends.title")
            : bare.text(
                "trends.titleOf", String.join(bare.text("list.separator"), request.queries()));
    Page page = bare.withTitle(title).withCanonical(TrendsView.path(request, share));
    return pages.draw("page/trends.jte", page, new TrendsView(page, request, table, share).model());
  }
}
