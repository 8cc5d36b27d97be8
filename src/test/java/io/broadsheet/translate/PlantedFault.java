package io.broadsheet.translate;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.translate.glossary.TermMatch;
import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ways in which an engine spoils an answer that was right. Each gives nothing when the text has no
/// place for it.
enum PlantedFault {
  /// One digit of a number that the original has outside of masked spans is gone, or all of a
  /// number of one digit; not that of 3D, which every language may say in words.
  LOST_DIGIT {
    @Override
    Optional<String> plant(MaskedText source, String answer, Random random) {
      Set<String> wanted =
          NUMBER
              .matcher(source.whole().masked(PlaceholderStyle.BRACKETS))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toSet());
      List<MatchResult> digits =
          NUMBER.matcher(answer).results().filter(one -> wanted.contains(one.group())).toList();
      if (digits.isEmpty()) {
        return Optional.empty();
      }
      MatchResult number = digits.get(random.nextInt(digits.size()));
      int at = number.start() + random.nextInt(number.end() - number.start());
      int digit = answer.charAt(at) == '.' ? at - 1 : at;
      return Optional.of(answer.substring(0, digit) + answer.substring(digit + 1));
    }
  },
  /// A name or an acronym is not there any more.
  LOST_NAME {
    @Override
    Optional<String> plant(MaskedText source, String answer, Random random) {
      List<Integer> names = new ArrayList<>();
      List<MaskedSpan> spans = source.spans();
      for (int i = 0; i < spans.size(); i++) {
        if (spans.get(i).kind() == MaskedSpan.Kind.NAME) {
          names.add(i + 1);
        }
      }
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(
              answer.replace(
                  PlaceholderStyle.BRACKETS.placeholder(names.get(random.nextInt(names.size()))),
                  ""));
    }
  },
  /// The answer stops in the middle of a sentence.
  CUT_OFF {
    @Override
    Optional<String> plant(MaskedText source, String answer, Random random) {
      List<TextRange> sentences = Sentences.find(answer);
      TextRange cut = sentences.get(random.nextInt(sentences.size()));
      int length = cut.end() - cut.start();
      if (length < 8) {
        return Optional.empty();
      }
      String kept = answer.substring(0, cut.start() + 2 + random.nextInt(length - 5));
      return Optional.of(kept.replaceAll("⟦\\d*$", ""));
    }
  },
  /// A term is rendered as another one is, that the original does not have.
  SWAPPED_TERM {
    @Override
    Optional<String> plant(MaskedText source, String answer, Random random) {
      List<Term> rendered =
          GLOSSARY.find(source.text(), CATEGORIES).stream()
              .map(TermMatch::term)
              .filter(term -> term.share() >= 90)
              .filter(term -> term.renderings().stream().anyMatch(answer::contains))
              .distinct()
              .toList();
      Term other = TELLING.get(random.nextInt(TELLING.size()));
      if (rendered.isEmpty()
          || source.text().toLowerCase(Locale.ROOT).contains(other.term().toLowerCase(Locale.ROOT))
          || answer.contains(other.rendering())) {
        return Optional.empty();
      }
      String planted = answer;
      for (String rendering : rendered.get(random.nextInt(rendered.size())).renderings()) {
        planted = planted.replace(rendering, other.rendering());
      }
      return Optional.of(planted);
    }
  },
  /// A sentence is still in English.
  UNTRANSLATED {
    @Override
    Optional<String> plant(MaskedText source, String answer, Random random) {
      List<TextRange> target = Sentences.find(answer);
      List<MaskedSegment> sentences = source.bySentence();
      if (target.size() != sentences.size() || target.size() < 2) {
        return Optional.empty();
      }
      int which = random.nextInt(target.size());
      return Optional.of(
          answer.substring(0, target.get(which).start())
              + sentences.get(which).plain()
              + answer.substring(target.get(which).end()));
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("(?<![⟦\\d.A-Za-z$_^{-])\\d+(?:\\.\\d+)?(?![\\d⟧A-Za-z$^_}-])");

  /// Of papers that do not say theirs.
  static final List<String> CATEGORIES = List.of("cs.LG");

  private static final PairGlossary GLOSSARY =
      Glossaries.shipped().of(LanguagePair.of("en", "zh")).orElseThrow();

  /// Terms whose rendering means nothing else.
  private static final List<Term> TELLING =
      GLOSSARY.terms().stream()
          .filter(term -> term.back() >= 94 && term.rendering().length() >= 4)
          .toList();

  abstract Optional<String> plant(MaskedText source, String answer, Random random);
}
