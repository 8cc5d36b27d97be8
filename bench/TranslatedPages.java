import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;

/// Asks two running servers over the same papers for the same pages, in turn, and says how much
/// longer the one that has translations takes: give it the front page, a search and a paper, each
/// with `?lang=zh`.
///
///     java bench/TranslatedPages.java http://127.0.0.1:8081 http://127.0.0.1:8082 ROUNDS PATH...
class TranslatedPages {
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] arguments) throws Exception {
    String without = arguments[0];
    String with = arguments[1];
    int rounds = Integer.parseInt(arguments[2]);
    System.out.println("| page | without, median ms | with, median ms | ratio | bytes |");
    System.out.println("|---|---|---|---|---|");
    for (String path : Arrays.asList(arguments).subList(3, arguments.length)) {
      long[] plain = new long[rounds];
      long[] translated = new long[rounds];
      for (int i = -rounds / 2; i < rounds; i++) {
        long one = nanos(without + path);
        long other = nanos(with + path);
        if (i >= 0) {
          plain[i] = one;
          translated[i] = other;
        }
      }
      double a = median(plain) / 1e6;
      double b = median(translated) / 1e6;
      System.out.println(
          String.format(
              Locale.ROOT,
              "| `%s` | %.2f | %.2f | %.2f | %d and %d |",
              path,
              a,
              b,
              b / a,
              bytes(without + path),
              bytes(with + path)));
    }
  }

  static long nanos(String address) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    bytes(address);
    return System.nanoTime() - begun;
  }

  static int bytes(String address) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return response.body().length;
  }

  static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
