package io.broadsheet.testing;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.translate.TranslatedTexts;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.TranslationFailure;
import io.broadsheet.translate.TranslationStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store of translations that holds none and takes none.
public final class NoTranslations implements TranslationStore {
  @Override
  public Map<PaperId, TranslatedTexts> texts(Collection<Paper> papers, String language) {
    return Map.of();
  }

  @Override
  public List<String> languages(PaperId id) {
    return List.of();
  }

  @Override
  public List<Translation> history(PaperId id, String language) {
    return List.of();
  }

  @Override
  public Optional<Translation> find(long number) {
    return Optional.empty();
  }

  @Override
  public Translation put(Translation translation) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public void withdraw(long number) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public void restore(long number) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public void putFailure(TranslationFailure failure) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public Map<String, Long> failures(String language) {
    return Map.of();
  }

  @Override
  public List<PaperId> pending(String language, int limit) {
    return List.of();
  }

  @Override
  public long countPending(String language) {
    return 0;
  }

  @Override
  public List<PaperId> imported(String language, int limit) {
    return List.of();
  }

  @Override
  public void settle(String language, Collection<PaperId> ids) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public void retryFailed(String language, String setup) {
    throw new AssertionError("pages only read translations");
  }

  @Override
  public long count(String language) {
    return 0;
  }
}
