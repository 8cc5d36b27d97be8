package io.broadsheet.harvest;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Something to import: a file, or a stream that can be read once.
///
/// @param name as messages call it
/// @param size in bytes, -1 when it is not known
/// @param fingerprint names the content, so that an import of it can be resumed wherever it lies;
///   empty when it can be read only once
public record ImportFile(String name, long size, Optional<String> fingerprint, Opening opening) {
  private static final int FINGERPRINTED = 1 << 20;

  public ImportFile {
    requireNonNull(name, "name is null");
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(opening, "opening is null");
  }

  /// Opens the bytes.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  /// A file on the disk; its fingerprint is its size and the hash of its first megabyte.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when it is not there, INVALID when it is no
  ///   readable file
  public static ImportFile of(Path path) {
    if (!Files.exists(path)) {
      throw BroadsheetException.notFound("there is no file " + path);
    }
    if (Files.isDirectory(path)) {
      throw BroadsheetException.invalid(path + " is a folder; name the files in it");
    }
    if (!Files.isRegularFile(path)) {
      return stream(path.toString(), () -> Files.newInputStream(path));
    }
    try (InputStream in = Files.newInputStream(path)) {
      long size = Files.size(path);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(in.readNBytes(FINGERPRINTED));
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 16);
      return new ImportFile(
          path.toString(), size, Optional.of(size + "-" + hash), () -> Files.newInputStream(path));
    } catch (IOException unreadable) {
      throw BroadsheetException.invalid("cannot read " + path + ": " + unreadable.getMessage());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// A stream, the standard input say; it is read once and an import of it is not resumed.
  public static ImportFile stream(String name, Opening opening) {
    return new ImportFile(name, -1, Optional.empty(), opening);
  }
}
