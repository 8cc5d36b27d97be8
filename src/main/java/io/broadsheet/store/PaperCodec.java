package io.broadsheet.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Paper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// A paper as a JSON object: what the store keeps and what a dump holds. The same paper always
/// gives the same text. Names of fields are those of [Paper] (`abstractText` is `abstract`); what
/// is unknown or empty is left out; `v` is the version of the form. A reader skips fields that it
/// does not know, so adding one needs no new version; changing the meaning of one does.
public final class PaperCodec {
  /// The version this program writes, and the newest that it reads.
  static final int VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private PaperCodec() {}

  /// The object on one line, without line break. Halves of surrogate pairs become U+FFFD, since no
  /// database keeps them.
  public static String encode(Paper paper) {
    StringWriter text = new StringWriter(2048);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(paper, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return StorableText.of(text.toString());
  }

  /// Writes the object, for dumps.
  public static void write(Paper paper, JsonGenerator json) throws IOException {
    PaperJsonOutput.write(paper, json);
  }

  /// @throws BroadsheetException INVALID when the text is not a paper's object, saying what is
  ///   wrong with it
  public static Paper decode(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      Paper paper = PaperJsonInput.read(json);
      if (json.nextToken() != null) {
        throw BroadsheetException.invalid("Not a paper alone: something follows its object.");
      }
      return paper;
    } catch (IOException malformed) {
      throw new BroadsheetException(ErrorKind.INVALID, "Not a JSON object of a paper.", malformed);
    }
  }
}
