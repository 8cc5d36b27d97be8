package io.broadsheet.web.page;

import io.broadsheet.edition.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Reasons in the reader's language.
public final class ReasonText {
  private ReasonText() {}

  public static List<String> of(Page page, List<Reason> reasons) {
    return reasons.stream().map(reason -> of(page, reason)).toList();
  }

  private static String of(Page page, Reason reason) {
    return switch (reason) {
      case Reason.Followed followed ->
          page.text("reason.followed." + followed.kind().parameter(), followed.label());
      case Reason.Late late ->
          page.text("reason.late", page.date(LocalDate.parse(late.announcedOn())));
      case Reason.Corrected corrected ->
          page.text("reason.corrected", page.date(Instant.parse(corrected.at())));
      case Reason.NearTagged near -> page.text("reason.nearTagged", near.title(), near.tag());
      case Reason.LikeSaved like ->
          like.terms().isEmpty()
              ? page.text("reason.likeSaved", like.title())
              : page.text("reason.likeSavedBy", like.title(), listed(page, like.terms()));
      case Reason.LikeFollowed like ->
          like.terms().isEmpty()
              ? page.text("reason.likeFollowed", like.label())
              : page.text("reason.likeFollowedBy", like.label(), listed(page, like.terms()));
      case Reason.MatchesInterest matches ->
          page.text(
              matches.inTitle() ? "reason.interestInTitle" : "reason.interest", matches.interest());
      case Reason.RisingTopic rising ->
          page.text("reason.rising", rising.term(), rising.papers(), rising.timesText());
      case Reason.Upvoted upvoted -> page.text("reason.upvoted", upvoted.votes(), upvoted.source());
      case Reason.CrossListed crossListed ->
          page.text("reason.crossListed", crossListed.categories());
      case Reason.FirstOfField first ->
          page.text("reason.firstOfField", first.papers(), first.category());
    };
  }

  private static String listed(Page page, List<String> terms) {
    return String.join(page.text("list.separator"), terms);
  }
}
