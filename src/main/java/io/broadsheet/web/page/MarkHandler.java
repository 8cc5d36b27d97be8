package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `POST /library/marks`: the buttons under every paper. Each sends one field `mark` with what to
/// do, the paper, and where on the page it stands, to come back there.
public final class MarkHandler {
  private static final Pattern PLACE = Pattern.compile("[a-z]{1,12}");
  private static final int AWAY_SECONDS = 60;

  private record Order(Mark mark, boolean on) {}

  private static final Map<String, Order> ORDERS =
      Map.of(
          "save", new Order(Mark.SAVED, true),
          "unsave", new Order(Mark.SAVED, false),
          "read", new Order(Mark.READ, true),
          "unread", new Order(Mark.READ, false),
          "dismiss", new Order(Mark.DISMISSED, true),
          "restore", new Order(Mark.DISMISSED, false));

  private final PaperStore papers;
  private final ReaderStore readers;
  private final FormGuard guard;

  public MarkHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.papers = services.papers();
    this.readers = readers.store();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    String asked = form.text("mark").orElse("");
    List<String> parts = List.of(asked.split(" ", -1));
    Order order = ORDERS.get(parts.getFirst());
    PaperId id = parts.size() < 2 ? null : PaperId.parse(parts.get(1)).orElse(null);
    if (order == null || id == null) {
      throw Parameters.refuse("mark", asked, "such as save 2511.00001");
    }
    ReaderId reader = context.reader().id();
    if (order.on() && papers.find(id).isEmpty()) {
      throw BroadsheetException.notFound(id + " is not in this library.");
    }
    readers.mark(reader, id, order.mark(), order.on());
    boolean dismissed = order.mark() == Mark.DISMISSED;
    String place = parts.size() > 2 && PLACE.matcher(parts.get(2)).matches() ? parts.get(2) : "";
    String fragment =
        place.isEmpty() || dismissed
            ? ""
            : "#" + place + "-" + RequestContext.encodePath(id.toString());
    Reply reply = Reply.redirect(BackPath.of(form, "/") + fragment).withStatus(303);
    return dismissed ? reply.with("Set-Cookie", away(context, id, order.on())) : reply;
  }

  private static String away(RequestContext context, PaperId id, boolean on) {
    String secure = context.isSecure() ? "; Secure" : "";
    return PageReader.AWAY_COOKIE
        + "="
        + (on ? RequestContext.encode(id.toString()) : "")
        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + (on ? AWAY_SECONDS : 0)
        + secure;
  }
}
