package io.broadsheet.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Style sheets, scripts and fonts, read once from the jar. Their URLs carry a hash of all of them,
/// so that browsers may keep them for good and still see a new version at once; links from one to
/// another stay relative.
public final class Assets {
  private static final String FOLDER = "assets/";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Map<String, Reply> files;
  private final String hash;

  private Assets(Map<String, Reply> files, String hash) {
    this.files = files;
    this.hash = hash;
  }

  /// Reads every file named in `assets.txt`.
  public static Assets load() {
    Map<String, Reply> files = new LinkedHashMap<>();
    MessageDigest digest = sha256();
    for (String name : names()) {
      byte[] bytes = read(FOLDER + name);
      digest.update(name.getBytes(UTF_8));
      digest.update(bytes);
      files.put(name, Reply.of(contentType(name), bytes).with("Cache-Control", FOREVER));
    }
    return new Assets(files, HexFormat.of().formatHex(digest.digest(), 0, 6));
  }

  /// The path under which an asset is served.
  ///
  /// @throws IllegalArgumentException when there is no such file
  public String path(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + hash + "/" + name;
  }

  /// Serves `/assets/{hash}/{name...}`. Under a hash of another version the file is served too, as
  /// a page from before an upgrade may ask for it, but not to be kept.
  Reply serve(RequestContext context) {
    Reply file = files.get(context.pathParameter("name"));
    if (file == null) {
      throw BroadsheetException.notFound("There is no such file.");
    }
    return context.pathParameter("hash").equals(hash)
        ? file
        : file.with("Cache-Control", "no-cache");
  }

  static List<String> names() {
    return new String(read("assets.txt"), UTF_8).lines().filter(line -> !line.isBlank()).toList();
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new BroadsheetException(ErrorKind.INTERNAL, "the program lacks " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "cannot read " + path, e);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "woff2" -> "font/woff2";
      case "svg" -> "image/svg+xml";
      default -> Reply.TEXT;
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "SHA-256 is missing", everyJdkHasIt);
    }
  }
}
