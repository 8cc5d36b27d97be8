package io.broadsheet.rank.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A line of `evaluate --json`.
@JsonPropertyOrder({
  "collection",
  "mode",
  "queries",
  "ndcg@10",
  "recall@100",
  "mrr@10",
  "latencyMillis",
  "recall@10",
  "map",
  "ndcg@10Confidence"
})
public record EvaluationJson(
    String collection,
    String mode,
    int queries,
    @JsonProperty("ndcg@10") double ndcgAt10,
    @JsonProperty("recall@100") double recallAt100,
    @JsonProperty("mrr@10") double mrrAt10,
    LatencyMillis latencyMillis,
    @JsonProperty("recall@10") double recallAt10,
    @JsonProperty("map") double meanAveragePrecision,
    @JsonProperty("ndcg@10Confidence") Significance.Bounds confidence) {}
