package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.Whitening;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.rank.terms.TermWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// All that the models are shown of a corpus. Made of texts and vectors alone; who wrote a paper is
/// not among it. [#vocabulary] is what arxiv-sanity sees of each paper, [#content] what Broadsheet
/// does.
final class Features {
  private static final int LEARNT_FROM = 8_000;

  final Corpus corpus;
  final SparseVector[] vocabulary;
  final List<Content> content;

  private Features(Corpus corpus, SparseVector[] vocabulary, List<Content> content) {
    this.corpus = corpus;
    this.vocabulary = vocabulary;
    this.content = content;
  }

  static Features of(Corpus corpus, long seed) {
    List<String> texts = corpus.items().stream().map(Corpus.Item::text).toList();
    Vocabulary words = Vocabulary.learn(texts);
    SparseVector[] vocabulary =
        texts.parallelStream().map(words::vector).toArray(SparseVector[]::new);
    TermWeights weights = new TermWeights();
    texts.forEach(weights::add);
    List<float[]> vectors = new ArrayList<>();
    corpus.items().forEach(item -> vectors.add(item.vector()));
    Collections.shuffle(vectors, new Random(seed));
    Whitening whitening =
        Whitening.learn(vectors.subList(0, Math.min(LEARNT_FROM, vectors.size())));
    List<Content> content =
        corpus.items().parallelStream()
            .map(item -> new Content(whitening.apply(item.vector()), weights.vector(item.text())))
            .toList();
    return new Features(corpus, vocabulary, content);
  }

  /// Papers announced before a day, of nobody's choice, the same for the same seed.
  List<Content> atLarge(int day, int count, long seed) {
    Random random = new Random(seed);
    int before = Math.max(1, corpus.before(day));
    List<Content> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(content.get(random.nextInt(before)));
    }
    return some;
  }
}
