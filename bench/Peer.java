import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.util.List;

/// A search engine that has been filled with a collection's documents.
interface Peer extends AutoCloseable {
  /// So many documents are asked for.
  int DEPTH = 100;

  List<Run.Scored> ask(String query) throws Exception;

  @Override
  default void close() throws Exception {}

  /// What every peer is given of a document.
  static String text(TestCollection collection, int number) {
    TestCollection.Document document = collection.documents().get(number);
    return document.title() + "\n" + document.text();
  }

  static Run.Scored scored(TestCollection collection, int number, double score) {
    return new Run.Scored(collection.documents().get(number).id(), score);
  }
}
