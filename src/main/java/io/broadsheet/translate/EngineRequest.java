package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What an engine is asked for.
///
/// @param segments texts with placeholders, each to be answered by one text; at least one
/// @param source primary language of the segments, `en`
/// @param target primary language that is wanted, `zh`
/// @param context the text that the segments are from, for engines that read it; may be empty
/// @param terms of the glossary that occur in the segments, for engines that obey them
/// @param glossaryVersion of those terms
public record EngineRequest(
    List<String> segments,
    String source,
    String target,
    String context,
    List<GlossaryTerm> terms,
    String glossaryVersion) {
  /// @throws IllegalArgumentException when there is no segment
  public EngineRequest {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    requireNonNull(context, "context is null");
    requireNonNull(glossaryVersion, "glossaryVersion is null");
    segments = List.copyOf(segments);
    terms = List.copyOf(terms);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("nothing to translate");
    }
  }

  /// What engines charge for.
  public long characters() {
    return segments.stream()
        .mapToLong(segment -> segment.codePointCount(0, segment.length()))
        .sum();
  }
}
