package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.translate.Glossary;
import io.broadsheet.translate.GlossaryTerm;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The glossaries in force now: those of the program, over them the operator's files, over these
/// what readers added. Read when they are first asked for, and again once a reader, in this process
/// or another, has changed a term. The files are read once. Safe for use by many threads.
public final class GlossaryShelf implements Glossary {
  private final Path folder;
  private final GlossaryStore store;
  private volatile @Nullable Read last;

  /// @param folder of the operator's files; it need not be there
  public GlossaryShelf(Path folder, GlossaryStore store) {
    this.folder = folder;
    this.store = store;
  }

  private record Read(long revision, Glossaries files, Glossaries all) {}

  /// @throws BroadsheetException of kind INVALID naming file and line when a file is wrong
  public Glossaries now() {
    long revision = store.revision();
    Read known = last;
    if (known == null || known.revision() != revision) {
      known = read(revision);
    }
    return known.all();
  }

  /// What readers added.
  public GlossaryStore store() {
    return store;
  }

  private synchronized Read read(long revision) {
    Read known = last;
    if (known != null && known.revision() == revision) {
      return known;
    }
    Glossaries files = known == null ? Glossaries.with(folder) : known.files();
    Read fresh = new Read(revision, files, files.under(store.all()));
    last = fresh;
    return fresh;
  }

  @Override
  public String version() {
    return now().version();
  }

  @Override
  public List<GlossaryTerm> terms(String source, String target, List<String> categories) {
    return now().terms(source, target, categories);
  }
}
