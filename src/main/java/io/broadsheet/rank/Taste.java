package io.broadsheet.rank;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.reader.Follow;
import java.util.List;
import java.util.Optional;

/// What is known of a reader: the model, and the papers it was learnt from, by which it explains
/// itself.
///
/// @param examples those whose contents the model was given as liked, in the same order
public record Taste(InterestModel model, List<Example> examples) {
  /// Of a reader of whom nothing is known.
  public static final Taste NONE =
      new Taste(InterestModel.learn(List.of(), List.of(), List.of()), List.of());

  public Taste {
    requireNonNull(model, "model is null");
    examples = List.copyOf(examples);
  }

  /// A paper that the reader liked, or that stands for what the reader follows.
  ///
  /// @param instead of a paper of the reader's own; empty when it is one
  public record Example(Paper paper, Optional<Follow> instead) {}
}
