package io.broadsheet.web.page;

import io.broadsheet.rank.RankWeightStore;
import io.broadsheet.rank.RankWeights;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.RankingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;

/// `POST /settings/ranking`: a reader's sliders, each in hundredths of what is published.
public final class RankingHandler {
  private static final int MOST = (int) (100 * RankWeights.MOST);

  private final RankWeightStore weights;
  private final FormGuard guard;

  public RankingHandler(RankingServices ranking, Pages pages) {
    this.weights = ranking.weights();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    RankWeights chosen =
        form.text("action").orElse("").equals("reset")
            ? RankWeights.PUBLISHED
            : new RankWeights(
                weight(form, "interest"),
                weight(form, "follows"),
                weight(form, "recency"),
                weight(form, "community"),
                weight(form, "diversity"));
    weights.put(context.reader().id(), chosen);
    return Reply.redirect("/settings#ranking").withStatus(303);
  }

  private static double weight(Parameters form, String name) {
    return form.number(name, 100, 0, MOST) / 100.0;
  }
}
