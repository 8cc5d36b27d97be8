package io.broadsheet.web.page;

import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Map;

/// `POST /follows`: follows something, gives it up, or moves it in the list.
public final class FollowHandler {
  private static final Map<String, Follow.Kind> KINDS =
      Parameters.choices(Follow.Kind.values(), Follow.Kind::parameter);

  private final ReaderStore readers;
  private final FormGuard guard;

  public FollowHandler(ReaderServices readers, Pages pages) {
    this.readers = readers.store();
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderId reader = context.reader().id();
    String action = form.text("action").orElse("follow");
    switch (action) {
      case "follow" -> {
        String value = form.text("value").orElse("");
        if (!value.isEmpty()) {
          Follow.Kind kind = form.choice("kind", KINDS, Follow.Kind.QUERY);
          readers.follow(reader, Follow.of(kind, value, form.text("label").orElse("")));
        }
      }
      case "unfollow" -> readers.unfollow(reader, number(form));
      case "up" -> readers.moveFollow(reader, number(form), -1);
      case "down" -> readers.moveFollow(reader, number(form), 1);
      default -> throw Parameters.refuse("action", action, "follow, unfollow, up or down");
    }
    String back = BackPath.of(form, "/settings");
    String fragment = back.startsWith("/settings") ? "#follows" : "";
    return Reply.redirect(back + fragment).withStatus(303);
  }

  private static int number(Parameters form) {
    return form.number("number", 0, 1, Integer.MAX_VALUE);
  }
}
