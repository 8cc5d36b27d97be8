package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.DigestChoice.Every;
import io.broadsheet.post.MailAddress;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.time.DayOfWeek;
import java.util.Map;

/// `POST /settings/mail`: a reader's address and when their digest comes.
public final class MailHandler {
  private static final Map<String, Every> EVERY =
      Map.of("daily", Every.DAILY, "weekly", Every.WEEKLY);

  private final PostServices post;
  private final FormGuard guard;

  public MailHandler(PostServices post, Pages pages) {
    this.post = post;
    this.guard = pages.guard();
  }

  public Reply answer(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile me = context.reader();
    String action = form.text("action").orElse("");
    switch (action) {
      case "address" -> {
        mustSend();
        post.questions().confirm(me, MailAddress.of(form.text("address").orElse("")));
      }
      case "forget" -> post.addresses().forget(me.id());
      case "resume" -> {
        mustSend();
        post.addresses().resume(me.id());
      }
      case "alert-on", "alert-off" -> {
        long number = form.number("number", 0, 1, Integer.MAX_VALUE);
        post.alerts().switchAlerts(me.id(), number, action.equals("alert-on"));
        return Reply.redirect("/settings#follows").withStatus(303);
      }
      case "digest" -> digest(context, form, me);
      default ->
          throw Parameters.refuse(
              "action", action, "address, forget, resume, digest, alert-on or alert-off");
    }
    return Reply.redirect("/settings#mail").withStatus(303);
  }

  private void digest(RequestContext context, Parameters form, ReaderProfile me) {
    if (form.text("every").orElse("never").equals("never")) {
      post.choices().remove(me.id());
      return;
    }
    DigestChoice choice =
        new DigestChoice(
            form.choice("every", EVERY, Every.DAILY),
            form.number("hour", MailSettings.USUAL_HOUR, 0, 23),
            DayOfWeek.of(form.number("weekday", 1, 1, 7)),
            context.language().parameter());
    // The first comes when its hour comes next, not at once because today's has passed.
    String passed = choice.last(context.now().atZone(context.zone())).name();
    post.choices().choose(me.id(), choice, passed);
  }

  private void mustSend() {
    if (!post.sends()) {
      throw BroadsheetException.invalid(
          "this server sends no mail; whoever runs it sets mail.host and mail.from in"
              + " broadsheet.toml");
    }
  }
}
