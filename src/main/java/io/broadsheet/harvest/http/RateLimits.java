package io.broadsheet.harvest.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Every limit in force. A host named by a limit is always under it, so that no caller can reach
/// arXiv, by a redirect or a configured address, past arXiv's limit.
///
/// @param all the first that covers a host wins
public record RateLimits(List<RateLimit> all) {
  public RateLimits {
    all = List.copyOf(all);
  }

  /// arXiv, Hugging Face and OpenAlex as their terms ask.
  public static RateLimits standard() {
    return new RateLimits(
        List.of(
            RateLimit.ARXIV,
            RateLimit.courteous("huggingface", "huggingface.co"),
            RateLimit.courteous("openalex", "openalex.org")));
  }

  /// The limit for a request to `uri` made on behalf of the source that is held to `name`.
  public RateLimit of(URI uri, String name) {
    return all.stream()
        .filter(limit -> limit.covers(uri))
        .findFirst()
        .or(() -> named(name))
        .orElseGet(() -> RateLimit.courteous(name));
  }

  public Optional<RateLimit> named(String name) {
    return all.stream().filter(limit -> limit.name().equals(name)).findFirst();
  }
}
