package io.broadsheet.web.mail;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Section;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.DigestWriter;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.Subscription;
import io.broadsheet.post.SubscriptionStore;
import io.broadsheet.post.Written;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.mail.DigestView.Day;
import io.broadsheet.web.mail.DigestView.Item;
import io.broadsheet.web.mail.DigestView.Link;
import io.broadsheet.web.mail.DigestView.Part;
import io.broadsheet.web.page.FollowPaths;
import io.broadsheet.web.page.FrontView;
import io.broadsheet.web.page.FrontViews;
import io.broadsheet.web.page.Page;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperCards;
import io.broadsheet.web.page.PersonalEditions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A reader's digest: their own front page of the day, or the beginnings of several, as a mail.
public final class DigestLetters implements DigestWriter {
  private static final int ITEMS_OF_ONE_DAY = 24;
  private static final int ITEMS_OF_DAYS = 36;
  private static final int LEAST_ITEMS_OF_A_DAY = 6;

  private final Pages pages;
  private final EditionServices editions;
  private final ReadingServices reading;
  private final ReaderServices readers;
  private final PersonalEditions personal;
  private final SubscriptionStore subscriptions;
  private final String baseUrl;
  private final ZoneId zone;
  private final Clock clock;

  /// @param subscriptions of those who have no account
  /// @param baseUrl what links begin with, without a slash at the end
  /// @param zone of readers who chose none
  public DigestLetters(
      Pages pages,
      EditionServices editions,
      ReadingServices reading,
      ReaderServices readers,
      SubscriptionStore subscriptions,
      String baseUrl,
      ZoneId zone,
      Clock clock) {
    this.pages = pages;
    this.editions = editions;
    this.reading = reading;
    this.readers = readers;
    this.personal = new PersonalEditions(editions, readers, clock);
    this.subscriptions = subscriptions;
    this.baseUrl = baseUrl;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public boolean isReady() {
    return readers.ranking().rankings().prepare();
  }

  @Override
  public Optional<Written> write(
      ReaderProfile reader,
      List<DigestWriter.EditionDay> days,
      Optional<OutboxStore.Entry> missed) {
    RequestContext context =
        RequestContext.unasked(reader, readers.store().shelf(reader.id()), baseUrl, clock, zone);
    Page page = pages.page(context, "");
    Optional<Subscription> subscribed = subscriptions.of(reader.id());
    Optional<Follow> topic = subscribed.flatMap(Subscription::topic);
    List<Edition> found = new ArrayList<>();
    for (DigestWriter.EditionDay day : days) {
      Edition printed = printed(day.date());
      Edition whole =
          topic
              .map(follow -> TopicEdition.of(printed, follow, readers.matcher()))
              .orElseGet(() -> personal.of(page, printed));
      Edition edition = restricted(whole, day);
      if (!edition.isEmpty()) {
        found.add(edition);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int items =
        found.size() == 1
            ? ITEMS_OF_ONE_DAY
            : Math.max(LEAST_ITEMS_OF_A_DAY, ITEMS_OF_DAYS / found.size());
    Set<Object> shown = new HashSet<>();
    List<Day> views =
        found.stream()
            .map(edition -> day(page, edition, topic, found.size() > 1, items, shown))
            .toList();
    String mark = Secret.fresh();
    DigestView view = view(page, found, views, foot(page, found, subscribed, missed, mark));
    return Optional.of(
        new Written(
            view.subject(),
            DigestText.of(page, view),
            pages.fragment("mail/digest.jte", page, view),
            mark));
  }

  /// What stands at the end: of a subscriber, what they can do without an account.
  private Foot foot(
      Page page,
      List<Edition> found,
      Optional<Subscription> subscribed,
      Optional<OutboxStore.Entry> missed,
      String mark) {
    String front = found.size() == 1 ? "/day/" + found.getFirst().date() : "/";
    Link unsubscribe = new Link(page.text("mail.unsubscribe"), baseUrl + "/unsubscribe/" + mark);
    return subscribed
        .map(
            one ->
                new Foot(
                    Optional.empty(),
                    new Link(page.text("subscribe.front"), baseUrl + "/"),
                    new Link(page.text("subscribe.change"), baseUrl + "/subscription/" + mark),
                    unsubscribe,
                    page.text("subscribe.why", one.address())))
        .orElseGet(
            () ->
                new Foot(
                    missed.map(
                        entry ->
                            new Link(
                                page.text("mail.missed", page.date(entry.queuedAt())),
                                baseUrl + "/digest/" + entry.number())),
                    new Link(page.text("mail.front"), baseUrl + front),
                    new Link(page.text("mail.settings"), baseUrl + "/settings#mail"),
                    unsubscribe,
                    page.text(
                        "mail.digest.why", page.reader().profile().orElseThrow().displayName())));
  }

  private record Foot(
      Optional<Link> missed, Link front, Link settings, Link unsubscribe, String why) {}

  private Edition printed(LocalDate date) {
    return editions.editor().edition(date);
  }

  /// Only what is new of it.
  private static Edition restricted(Edition edition, DigestWriter.EditionDay day) {
    Set<PaperId> only = day.only();
    if (only == null) {
      return edition;
    }
    Predicate<EditionItem> fresh = item -> only.contains(item.paper().id());
    List<Section> sections = new ArrayList<>();
    int total = 0;
    for (Section section : edition.sections()) {
      List<EditionItem> items = section.items().stream().filter(fresh).toList();
      if (!items.isEmpty()) {
        sections.add(new Section(section.key(), section.title(), items, items.size()));
        total += items.size();
      }
    }
    Optional<EditionItem> lead = edition.lead().filter(fresh);
    return new Edition(
        edition.date(), lead, sections, total + (lead.isPresent() ? 1 : 0), edition.sample());
  }

  private Day day(
      Page page,
      Edition edition,
      Optional<Follow> topic,
      boolean titled,
      int most,
      Set<Object> shown) {
    PaperCards cards =
        new PaperCards(page, reading, edition.items().map(EditionItem::paper).toList());
    MailItems items = new MailItems(page, cards, baseUrl);
    List<Part> parts = new ArrayList<>();
    int left = most;
    int usual = editions.editor().config().itemsPerSection();
    Optional<EditionItem> lead = edition.lead().filter(item -> shown.add(item.paper().id()));
    if (lead.isPresent()) {
      parts.add(new Part("", "", "", List.of(items.lead(lead.get()))));
      left--;
    }
    for (Section section : edition.sections()) {
      boolean also = section.key().equals(Section.ALSO);
      // Headlines without a place higher up come only where there is little else.
      int room = also ? Math.min(left, LEAST_ITEMS_OF_A_DAY - (most - left)) : left;
      if (room <= 0) {
        continue;
      }
      List<Item> chosen =
          section.items().stream()
              .filter(item -> shown.add(item.paper().id()))
              .limit(topic.isPresent() ? room : Math.min(room, usual))
              .map(items::usual)
              .toList();
      if (!chosen.isEmpty()) {
        left -= chosen.size();
        parts.add(part(page, section, topic, also, chosen));
      }
    }
    int more = edition.total() - (most - left);
    return new Day(
        titled ? page.weekdayAndDate(edition.date()) : "",
        parts,
        more > 0
            ? Optional.of(
                new Link(
                    page.text(
                        topic.isPresent() ? "subscribe.more" : "mail.more",
                        more,
                        page.date(edition.date())),
                    baseUrl + topic.map(FollowPaths::of).orElse("/day/" + edition.date())))
            : Optional.empty());
  }

  private Part part(
      Page page, Section section, Optional<Follow> topic, boolean also, List<Item> items) {
    if (also) {
      return new Part(page.text("front.also"), "", "", items);
    }
    FrontView.SectionView heading = FrontViews.heading(page, section, items.size());
    return new Part(
        heading.title(),
        heading.href().isEmpty() ? "" : baseUrl + heading.href(),
        topic.isPresent() ? page.text("front.papers", section.total()) : heading.more(),
        items);
  }

  private DigestView view(Page page, List<Edition> found, List<Day> days, Foot foot) {
    LocalDate newest = found.getFirst().date();
    LocalDate oldest = found.getLast().date();
    int papers = found.stream().mapToInt(Edition::total).sum();
    String dates =
        found.size() == 1
            ? page.date(newest)
            : page.text("period.range", page.date(oldest), page.date(newest));
    String dateline =
        (found.size() == 1 ? page.weekdayAndDate(newest) : dates)
            + " · "
            + page.text("mail.papers", papers);
    String lead =
        found.stream()
            .flatMap(Edition::items)
            .findFirst()
            .map(item -> TexToText.convert(item.paper().title()))
            .orElse("");
    return new DigestView(
        page.text("mail.digest.subject", dates, lead),
        page.text("mail.digest.preheader", papers),
        dateline,
        foot.missed(),
        days,
        foot.front(),
        foot.settings(),
        foot.unsubscribe(),
        foot.why());
  }
}
