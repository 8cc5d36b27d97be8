import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/// Bare Lucene: standard words, Porter's stems, BM25 with k1 0.9 and b 0.4, one field.
class LucenePeer {
  private LucenePeer() {}

  static Peer fill(TestCollection collection, Path folder) throws Exception {
    Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stems = new PorterStemFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, stems);
          }
        };
    BM25Similarity similarity = new BM25Similarity(0.9f, 0.4f);
    FSDirectory directory = FSDirectory.open(folder);
    try (IndexWriter writer =
        new IndexWriter(
            directory, new IndexWriterConfig(analyzer).setSimilarity(similarity))) {
      for (int i = 0; i < collection.documents().size(); i++) {
        Document document = new Document();
        document.add(new StoredField("number", i));
        document.add(new TextField("text", Peer.text(collection, i), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
    return new Peer() {
      @Override
      public List<Run.Scored> ask(String text) throws Exception {
        Query query = new QueryBuilder(analyzer).createBooleanQuery("text", text);
        List<Run.Scored> found = new ArrayList<>();
        if (query != null) {
          for (ScoreDoc hit : searcher.search(query, Peer.DEPTH).scoreDocs) {
            int number =
                searcher.storedFields().document(hit.doc).getField("number").numericValue().intValue();
            found.add(Peer.scored(collection, number, hit.score));
          }
        }
        return found;
      }

      @Override
      public void close() throws Exception {
        reader.close();
        directory.close();
      }
    };
  }
}
