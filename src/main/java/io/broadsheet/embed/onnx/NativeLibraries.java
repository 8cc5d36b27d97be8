package io.broadsheet.embed.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the native parts of ONNX Runtime and of the tokenizers, once in a process. They are
/// unpacked into a folder of this process alone, so that two processes cannot collide, and deleted
/// as soon as they are loaded where the system allows it (not on Windows: there at exit), so that
/// nothing is left behind by a kill.
///
/// The tokenizers' own loader and front class are passed by: they ask a cloud provider's metadata
/// address who runs them and may download libraries. Here nothing leaves the machine.
final class NativeLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

  /// ONNX Runtime looks here for its libraries instead of unpacking them itself.
  private static final String RUNTIME_PATH_PROPERTY = "onnxruntime.native.path";

  private NativeLibraries() {}

  /// @return the runtime's environment, one for the process
  /// @throws BroadsheetException of kind UNAVAILABLE when this machine cannot run them
  static OrtEnvironment load() {
    if (Loaded.FAILURE != null) {
      throw BroadsheetException.unavailable(
          "the embedding runtime cannot be loaded on this machine ("
              + Loaded.FAILURE
              + "); set embed.enabled = false to search by words alone, or, when the temporary"
              + " folder may not hold programs, point -Djava.io.tmpdir to one that may",
          null);
    }
    return Loaded.environment();
  }

  private static final class Loaded {
    /// What went wrong, in words; null when all is well.
    static final @Nullable String FAILURE = tryToLoad();

    static OrtEnvironment environment() {
      return OrtEnvironment.getEnvironment();
    }
  }

  private static @Nullable String tryToLoad() {
    try {
      loadAll();
      return null;
    } catch (IOException | UncheckedIOException | LinkageError | IllegalStateException failure) {
      LOG.warn("cannot load the embedding runtime", failure);
      return String.valueOf(failure.getMessage());
    }
  }

  @SuppressWarnings("restricted") // loading native code is what this class is for
  private static void loadAll() throws IOException {
    Path folder = Files.createTempDirectory("broadsheet-native");
    List<Path> unpacked = new ArrayList<>();
    try {
      if (System.getProperty(RUNTIME_PATH_PROPERTY) == null) {
        for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
          String file = System.mapLibraryName(library);
          unpacked.add(
              unpack("ai/onnxruntime/native/" + runtimePlatform() + "/" + file, folder, file));
        }
        System.setProperty(RUNTIME_PATH_PROPERTY, folder.toString());
      }
      // what goes wrong comes as an exception; the runtime would write it to standard error too
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "broadsheet");
      for (String file : tokenizerFiles()) {
        Path library = unpack("native/lib/" + tokenizerPlatform() + "/cpu/" + file, folder, file);
        unpacked.add(library);
        System.load(library.toString());
      }
    } finally {
      unpacked.add(folder);
      unpacked.forEach(NativeLibraries::deleteNowOrAtExit);
    }
  }

  private static Path unpack(String resource, Path folder, String file) throws IOException {
    try (InputStream in = NativeLibraries.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IOException("there is no " + resource + " for this system");
      }
      Path target = folder.resolve(file);
      Files.copy(in, target);
      return target;
    }
  }

  private static void deleteNowOrAtExit(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stillInUse) {
      path.toFile().deleteOnExit();
    }
  }

  private static String runtimePlatform() {
    String system = system();
    return system + "-" + (arm() ? "aarch64" : "x64");
  }

  private static String tokenizerPlatform() {
    return system() + "-" + (arm() ? "aarch64" : "x86_64");
  }

  /// In the order in which Windows must load them.
  private static List<String> tokenizerFiles() {
    String main = System.mapLibraryName("tokenizers");
    return system().equals("win")
        ? List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", main)
        : List.of(main);
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.contains("win") && !name.contains("darwin")
        ? "win"
        : name.contains("mac") || name.contains("darwin") ? "osx" : "linux";
  }

  private static boolean arm() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64");
  }
}
