import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Makes a library of any size, up to millions of papers, out of real ones: the same for the same
/// seed. Each paper takes sentences of a real one and of papers near it, in their order, with rare
/// words replaced so that the vocabulary grows as it really does ([NewWords]); the first half of
/// one title and the second of another; as many authors, a quarter of them real; categories of the
/// first. Days go from April 2007 to December 2025, ever more papers a month.
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar bench/MakeLibrary.java \
///         1000000 OUT.jsonl[.gz] FILE.jsonl.gz...
final class MakeLibrary {
  private static final long SEED = 20_251_112;
  private static final LocalDate FIRST = LocalDate.of(2007, 4, 1);
  private static final LocalDate END = LocalDate.of(2026, 1, 1);
  private static final double GROWTH = 2.5;
  private static final double FROM_FIRST = 0.4;
  private static final double REAL_AUTHORS = 0.25;
  private static final DateTimeFormatter MAIL =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ROOT);

  private final RealPapers real;
  private final NewWords words;
  private final long size;
  private final StringBuilder text = new StringBuilder();
  private String month = "";
  private int inMonth;

  private MakeLibrary(RealPapers real, long size) {
    this.real = real;
    this.words = new NewWords(real);
    this.size = size;
  }

  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[0].replace("_", ""));
    Path file = Path.of(arguments[1]);
    List<String> files = Arrays.asList(arguments).subList(2, arguments.length);
    write(size, file, RealPapers.read(files));
  }

  static void write(long size, Path file, RealPapers real) throws IOException {
    long start = System.nanoTime();
    MakeLibrary maker = new MakeLibrary(real, size);
    try (OutputStream out = open(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      for (long i = 0; i < size; i++) {
        maker.one(i, json);
      }
      json.writeRaw("\n");
    }
    System.err.printf(
        Locale.ROOT,
        "%,d papers in %s, %.1f s; vocabulary grows with exponent %.3f%n",
        size,
        file,
        (System.nanoTime() - start) / 1e9,
        maker.words.exponent());
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    return file.toString().endsWith(".gz")
        ? new GZIPOutputStream(plain, 1 << 16) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }
        : plain;
  }

  private void one(long number, JsonGenerator json) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED * 31 + number * 0x9E3779B97F4A7C15L);
    int anchor = random.nextInt(real.size());
    RealPapers.One first = real.get(anchor);
    int topic = real.topic(anchor);
    LocalDate day = day(number);
    json.writeStartObject();
    json.writeStringField("id", identifier(day));
    json.writeStringField("submitter", null);
    writeAuthors(first, random, json);
    json.writeStringField("title", title(anchor, topic, random));
    json.writeStringField("comments", first.comment().isEmpty() ? null : first.comment());
    json.writeStringField("categories", first.categories());
    json.writeStringField("abstract", body(anchor, topic, random));
    json.writeArrayFieldStart("versions");
    json.writeStartObject();
    json.writeStringField("version", "v1");
    json.writeStringField(
        "created",
        MAIL.format(day) + String.format(Locale.ROOT, " %02d:%02d:%02d GMT",
            random.nextInt(24), random.nextInt(60), random.nextInt(60)));
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringField("update_date", day.toString());
    json.writeEndObject();
  }

  private LocalDate day(long number) {
    double share = Math.pow((number + 0.5) / size, 1 / GROWTH);
    return FIRST.plusDays((long) (share * (END.toEpochDay() - FIRST.toEpochDay())));
  }

  private String identifier(LocalDate day) {
    String now = String.format(Locale.ROOT, "%02d%02d", day.getYear() % 100, day.getMonthValue());
    inMonth = now.equals(month) ? inMonth + 1 : 1;
    month = now;
    return String.format(Locale.ROOT, day.getYear() < 2015 ? "%s.%04d" : "%s.%05d", now, inMonth);
  }

  private int other(int anchor, SplittableRandom random) {
    int[] near = real.near(anchor);
    return near[random.nextInt(near.length)];
  }

  private String title(int anchor, int topic, SplittableRandom random) {
    String[] begin = real.get(anchor).title().split(" ");
    String[] end = real.get(other(anchor, random)).title().split(" ");
    int head = cut(begin.length, random);
    int tail = cut(end.length, random);
    text.setLength(0);
    words.append(String.join(" ", Arrays.copyOfRange(begin, 0, head)), topic, random, text);
    text.append(' ');
    words.append(String.join(" ", Arrays.copyOfRange(end, tail, end.length)), topic, random, text);
    return text.toString().strip();
  }

  /// Somewhere near the middle.
  private static int cut(int length, SplittableRandom random) {
    return Math.clamp(Math.round(length * (0.35 + 0.3 * random.nextDouble())), 1, length);
  }

  private String body(int anchor, int topic, SplittableRandom random) {
    List<String> own = real.get(anchor).sentences();
    text.setLength(0);
    for (int i = 0; i < own.size(); i++) {
      String sentence = own.get(i);
      if (random.nextDouble() >= FROM_FIRST) {
        List<String> others = real.get(other(anchor, random)).sentences();
        if (!others.isEmpty()) {
          sentence = others.get((int) ((long) i * others.size() / own.size()));
        }
      }
      if (!text.isEmpty()) {
        text.append(' ');
      }
      words.append(sentence, topic, random, text);
    }
    return text.toString();
  }

  private void writeAuthors(RealPapers.One first, SplittableRandom random, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("authors_parsed");
    for (String[] name : first.names()) {
      boolean same = random.nextDouble() < REAL_AUTHORS;
      json.writeStartArray();
      json.writeString(same ? name[0] : part(0, name, random));
      json.writeString(same ? name[1] : part(1, name, random));
      json.writeString("");
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private String part(int part, String[] instead, SplittableRandom random) {
    List<String[]> names = real.get(random.nextInt(real.size())).names();
    return names.isEmpty() ? instead[part] : names.get(random.nextInt(names.size()))[part];
  }
}
