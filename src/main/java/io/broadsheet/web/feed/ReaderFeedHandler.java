package io.broadsheet.web.feed;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.AccessToken;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.web.FollowedPapers;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/feed/reader/{token}.atom`, `.rss` and `.json`: the newest papers of all that a reader follows,
/// or with `?follow=7` of one of them. The token in the address is all that it takes to read it;
/// revoked, the address is gone.
public final class ReaderFeedHandler {
  private static final int ENTRIES = 100;
  private static final int OF_A_FOLLOW = 50;
  private static final int DAYS = 30;

  private final AccountStore accounts;
  private final ReaderStore readers;
  private final FollowedPapers followed;

  public ReaderFeedHandler(WebServices services, ReaderServices readers) {
    this.accounts = readers.accounts().store();
    this.readers = readers.store();
    this.followed = new FollowedPapers(services, readers);
  }

  public Reply atom(RequestContext context) {
    return own(Reply.of(AtomFeed.CONTENT_TYPE, feed(context).write()));
  }

  public Reply rss(RequestContext context) {
    return own(Reply.of(RssFeed.CONTENT_TYPE, new RssFeed(feed(context)).write()));
  }

  public Reply json(RequestContext context) {
    return own(Reply.of(JsonFeed.CONTENT_TYPE, JsonFeed.write(feed(context))));
  }

  private static Reply own(Reply reply) {
    return reply.with("Cache-Control", "private, no-cache");
  }

  private AtomFeed feed(RequestContext context) {
    ReaderProfile reader =
        accounts
            .token(context.pathParameter("token"), Scope.FEED)
            .map(AccessToken::reader)
            .flatMap(readers::find)
            .orElseThrow(ReaderFeedHandler::none);
    ReaderShelf shelf = readers.shelf(reader.id());
    int number = context.parameters().number("follow", 0, 1, Integer.MAX_VALUE);
    List<Follow> follows =
        shelf.follows().stream()
            .filter(follow -> number == 0 || follow.number() == number)
            .toList();
    if (number > 0 && follows.isEmpty()) {
      throw none();
    }
    List<Paper> entries = newest(context, shelf, follows);
    Instant updated =
        entries.stream().map(AtomFeed::newsAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    String title = number == 0 ? reader.displayName() : follows.getFirst().label();
    String query = number == 0 ? "" : "?follow=" + number;
    return new AtomFeed(
        "urn:broadsheet:feed:reader:" + reader.id() + (number == 0 ? "" : ":" + number),
        "Broadsheet: " + title,
        context.baseUrl() + context.rawPath() + query,
        context.baseUrl() + "/",
        context.baseUrl() + "/paper/",
        updated,
        entries);
  }

  private static BroadsheetException none() {
    return BroadsheetException.notFound(
        "there is no such feed, or its address was revoked; your account page makes a new one");
  }

  private List<Paper> newest(RequestContext context, ReaderShelf shelf, List<Follow> follows) {
    LocalDate until = context.latestDay();
    Map<PaperId, Paper> all = new LinkedHashMap<>();
    for (Follow follow : follows) {
      followed
          .of(follow, shelf, until.minusDays(DAYS), until, OF_A_FOLLOW)
          .forEach(paper -> all.putIfAbsent(paper.id(), paper));
    }
    return all.values().stream()
        .sorted(
            Comparator.comparing(AtomFeed::newsAt, Comparator.reverseOrder())
                .thenComparing(Paper::id))
        .limit(ENTRIES)
        .toList();
  }
}
