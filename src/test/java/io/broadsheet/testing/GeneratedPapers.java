package io.broadsheet.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Papers made up from a seed, in the form of arXiv's metadata snapshot.
public final class GeneratedPapers {
  private static final List<String> WORDS =
      List.of(
          "sparse",
          "attention",
          "graph",
          "diffusion",
          "policy",
          "quantum",
          "bound",
          "kernel",
          "retrieval",
          "language",
          "vision",
          "robust",
          "causal",
          "entropy",
          "lattice",
          "protein",
          "spectral",
          "tensor",
          "stochastic",
          "network",
          "optimal",
          "transport",
          "galaxy",
          "spin");
  private static final List<String> CATEGORIES =
      List.of("cs.CL", "cs.CV", "cs.LG", "math.PR", "quant-ph", "stat.ML", "astro-ph.GA");
  private static final List<String> FAMILIES =
      List.of("Wang", "Müller", "Schr\\\"odinger", "de Bruyn Kops", "García", "Nguyen", "O'Neil");

  private GeneratedPapers() {}

  /// Writes `count` papers, the i-th with the identifier [#id].
  public static void write(Path file, int count, Random random) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        ObjectNode paper = mapper.createObjectNode();
        paper.put("id", id(i));
        paper.put("authors", "A. " + pick(FAMILIES, random) + ", Bo " + pick(FAMILIES, random));
        paper.put("title", "On " + words(6, random) + " number " + i);
        paper.put("categories", pick(CATEGORIES, random) + " " + pick(CATEGORIES, random));
        paper.put("abstract", "We study " + words(60, random) + ".");
        paper.putArray("versions");
        paper.put("update_date", String.format(Locale.ROOT, "2025-11-%02d", 1 + i % 28));
        writer.write(mapper.writeValueAsString(paper));
        writer.newLine();
      }
    }
  }

  /// `2511.00000` and on.
  public static String id(int number) {
    return String.format(Locale.ROOT, "2511.%05d", number);
  }

  private static String words(int count, Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(pick(WORDS, random));
    }
    return words.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
