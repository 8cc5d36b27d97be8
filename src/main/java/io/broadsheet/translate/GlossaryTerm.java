package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// How a term of research is rendered.
///
/// @param source as a dictionary has it, lower case but for names: `racetrack memory`
/// @param target the wanted rendering, used when an engine is told what to say
/// @param accepted other renderings that are right, `target` not among them
/// @param category code or archive in which it holds (`cs.CL`, `cs`); empty for all
public record GlossaryTerm(String source, String target, List<String> accepted, String category) {
  public GlossaryTerm {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    requireNonNull(category, "category is null");
    accepted = List.copyOf(accepted);
  }
}
