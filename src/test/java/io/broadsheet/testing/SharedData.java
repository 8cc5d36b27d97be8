package io.broadsheet.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Real papers to test on, kept outside the project: in the folder that `BROADSHEET_TEST_DATA`
/// names, else in `../shared/data` beside the checkout.
public final class SharedData {
  private SharedData() {}

  /// A file or folder of it. The test is skipped, and says why, when it is not there.
  public static Path require(String name) {
    String named = System.getenv("BROADSHEET_TEST_DATA");
    Path path = Path.of(named == null ? "../shared/data" : named).resolve(name);
    boolean there = Files.exists(path);
    if (!there) {
      System.out.println("skipped: the real data " + path + " is not here");
    }
    assumeTrue(there, () -> "the real data " + path + " is not here");
    return path;
  }

  /// The files of a folder of it, in the order of their names; skipped like [#require].
  public static List<Path> requireFiles(String folder) {
    try (Stream<Path> files = Files.list(require(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
