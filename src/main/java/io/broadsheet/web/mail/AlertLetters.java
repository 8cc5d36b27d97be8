package io.broadsheet.web.mail;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Reason;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.AlertWriter;
import io.broadsheet.post.Written;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.mail.DigestView.Day;
import io.broadsheet.web.mail.DigestView.Link;
import io.broadsheet.web.mail.DigestView.Part;
import io.broadsheet.web.page.FollowPaths;
import io.broadsheet.web.page.FrontViews;
import io.broadsheet.web.page.Page;
import io.broadsheet.web.page.Pages;
import io.broadsheet.web.page.PaperCards;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Alerts: new papers under what a reader follows, each once, with every follow that it answers.
public final class AlertLetters implements AlertWriter {
  private final Pages pages;
  private final PaperStore papers;
  private final ReadingServices reading;
  private final ReaderStore readers;
  private final String baseUrl;
  private final ZoneId zone;
  private final Clock clock;

  /// @param baseUrl what links begin with, without a slash at the end
  /// @param zone of readers who chose none
  public AlertLetters(
      Pages pages,
      PaperStore papers,
      ReadingServices reading,
      ReaderStore readers,
      String baseUrl,
      ZoneId zone,
      Clock clock) {
    this.pages = pages;
    this.papers = papers;
    this.reading = reading;
    this.readers = readers;
    this.baseUrl = baseUrl;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Optional<Written> write(ReaderProfile reader, Map<Long, List<PaperId>> found) {
    ReaderShelf shelf = readers.shelf(reader.id());
    Page page = pages.page(RequestContext.unasked(reader, shelf, baseUrl, clock, zone), "");
    List<Follow> follows =
        shelf.follows().stream().filter(follow -> found.containsKey(follow.number())).toList();
    Set<PaperId> ids = new HashSet<>();
    follows.forEach(follow -> ids.addAll(found.getOrDefault(follow.number(), List.of())));
    Map<PaperId, Paper> known =
        papers.findAll(ids).stream()
            .filter(paper -> !shelf.isDismissed(paper.id()))
            .collect(Collectors.toMap(Paper::id, paper -> paper));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts = parts(page, follows, found, known);
    String mark = Secret.fresh();
    String names =
        parts.stream()
            .map(Part::title)
            .limit(3)
            .collect(Collectors.joining(page.text("list.separator")));
    DigestView view =
        new DigestView(
            page.text("mail.alert.subject", known.size(), names),
            page.text("mail.alert.preheader", names),
            page.text("mail.alert.dateline", page.dateTime(clock.instant()), known.size()),
            Optional.empty(),
            List.of(new Day("", parts, Optional.empty())),
            new Link(page.text("mail.front"), baseUrl + "/"),
            new Link(page.text("mail.settings"), baseUrl + "/settings#follows"),
            new Link(page.text("mail.unsubscribe"), baseUrl + "/unsubscribe/" + mark),
            page.text("mail.alert.why", reader.displayName()));
    return Optional.of(
        new Written(
            view.subject(),
            DigestText.of(page, view),
            pages.fragment("mail/digest.jte", page, view),
            mark));
  }

  private List<Part> parts(
      Page page, List<Follow> follows, Map<Long, List<PaperId>> found, Map<PaperId, Paper> known) {
    Map<PaperId, List<Reason>> reasons = new HashMap<>();
    for (Follow follow : follows) {
      for (PaperId id : found.getOrDefault(follow.number(), List.of())) {
        reasons
            .computeIfAbsent(id, _ -> new ArrayList<>())
            .add(new Reason.Followed(follow.kind(), follow.label()));
      }
    }
    MailItems items = new MailItems(page, new PaperCards(page, reading, known.values()), baseUrl);
    Set<PaperId> shown = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (Follow follow : follows) {
      List<DigestView.Item> some =
          found.getOrDefault(follow.number(), List.of()).stream()
              .filter(shown::add)
              .map(known::get)
              .filter(Objects::nonNull)
              .map(
                  paper ->
                      items.usual(
                          new EditionItem(paper, reasons.getOrDefault(paper.id(), List.of()))))
              .toList();
      if (!some.isEmpty()) {
        parts.add(
            new Part(
                FrontViews.name(page, follow),
                baseUrl + FollowPaths.of(follow),
                page.text("front.papers", some.size()),
                some));
      }
    }
    return parts;
  }
}
