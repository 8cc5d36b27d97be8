package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.Subscription.Wish;
import io.broadsheet.reader.Follow;
import io.broadsheet.search.QueryParser;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SubscriptionServices;
import io.broadsheet.web.WebServices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/subscribe`: mail without an account. Whatever address is typed, the answer is the same, and as
/// quick: what is known of it is looked up after the answer.
public final class SubscribeHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SubscribeHandler.class);
  private static final String FRONT = "front";
  private static final List<String> KINDS = List.of(FRONT, "category", "query", "author");

  private final WebServices.Search search;
  private final SubscriptionServices subscriptions;
  private final Executor background;
  private final Pages pages;
  private final FormGuard guard;

  public SubscribeHandler(
      WebServices services,
      ReaderServices readers,
      SubscriptionServices subscriptions,
      Pages pages) {
    this.search = services.search();
    this.subscriptions = subscriptions;
    this.background = readers.background();
    this.pages = pages;
    this.guard = pages.guard();
  }

  /// What the template shows.
  ///
  /// @param kind `front`, `category`, `query` or `author`
  /// @param value of the kind, as the address of this page had it; empty for none
  /// @param topic what was chosen on another page, in words; empty for none
  /// @param sent whether it was asked for
  public record Model(
      String token,
      String kind,
      String value,
      String topic,
      List<String> zones,
      String zone,
      boolean sent) {
    public Model {
      zones = List.copyOf(zones);
    }
  }

  public Reply form(RequestContext context) {
    Parameters parameters = context.parameters();
    String kind = kind(parameters);
    Optional<Follow> topic =
        parameters.text("value").isEmpty() ? Optional.empty() : topic(parameters, kind);
    Page page = pages.page(context, "");
    return draw(
        context,
        kind,
        topic.map(Follow::value).orElse(""),
        topic.map(one -> TopicWords.of(page, topic)).orElse(""),
        false);
  }

  public Reply ask(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    MailAddress address = MailAddress.of(form.text("address").orElse(""));
    Wish wish =
        new Wish(
            address,
            topic(form, kind(form)),
            TopicWords.every(form),
            TopicWords.language(form, context.language()),
            TimeZones.of(form, context.zone()));
    // Each counts as an attempt: nobody's mailbox is filled through this form.
    String domain = "@" + address.domain();
    subscriptions.limit().check(domain, context.client());
    subscriptions.limit().failed(domain, context.client());
    background.execute(
        () -> {
          try {
            subscriptions.subscriptions().ask(wish);
          } catch (BroadsheetException failure) {
            LOG.warn("no letter for a subscription: {}", failure.getMessage());
          }
        });
    return draw(context, FRONT, "", "", true);
  }

  private static String kind(Parameters parameters) {
    String kind = parameters.text("kind").orElse(FRONT);
    if (!KINDS.contains(kind)) {
      throw Parameters.refuse("kind", kind, "one of " + String.join(", ", KINDS));
    }
    return kind;
  }

  private Optional<Follow> topic(Parameters parameters, String kind) {
    String value = parameters.text("value").orElse("");
    return switch (kind) {
      case "category" -> Optional.of(category(value));
      case "query" -> {
        Follow follow = Follow.of(Follow.Kind.QUERY, value, "");
        QueryParser.parse(follow.value());
        yield Optional.of(follow);
      }
      case "author" -> Optional.of(Follow.of(Follow.Kind.AUTHOR, value, author(value)));
      default -> Optional.empty();
    };
  }

  private static Follow category(String value) {
    Follow follow = Follow.of(Follow.Kind.CATEGORY, CategoryTaxonomy.canonical(value.strip()), "");
    boolean whole = follow.value().endsWith(".*");
    if (!whole && CategoryTaxonomy.find(follow.value()).isEmpty()) {
      throw Parameters.refuse("value", value, "a category's code, such as cs.CL; /topics has all");
    }
    return follow;
  }

  /// The author's name as papers have it: what a form says of it is not believed.
  private String author(String key) {
    return search.search(AuthorSearch.of(key, 1, false)).hits().stream()
        .flatMap(hit -> hit.paper().authors().stream())
        .filter(author -> AuthorNames.key(author).equals(key))
        .map(Author::name)
        .findFirst()
        .orElseThrow(() -> Parameters.refuse("value", key, "an author's key, as on their page"));
  }

  private Reply draw(
      RequestContext context, String kind, String value, String topic, boolean sent) {
    Page bare = pages.page(context, "");
    FormGuard.Ticket ticket = guard.ticket(context);
    Model model =
        new Model(ticket.token(), kind, value, topic, TimeZones.ALL, context.zone().getId(), sent);
    return ticket.on(
        pages
            .draw(
                "page/subscribe.jte",
                bare.withTitle(bare.text(sent ? "subscribe.sentTitle" : "subscribe.title")),
                model)
            .with("Cache-Control", "no-store"));
  }
}
