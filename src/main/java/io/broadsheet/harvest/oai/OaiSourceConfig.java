package io.broadsheet.harvest.oai;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One set of one OAI-PMH repository.
///
/// @param name of the source, as the command line and the status page have it
/// @param limit the rate limit its requests fall under
/// @param metadataPrefix `arXiv`, `arXivRaw` or `oai_dc`
/// @param set setSpec, empty for all
/// @param from datestamp to begin with; null to go on from the last harvest
/// @param until datestamp to end with; null for now
public record OaiSourceConfig(
    String name,
    URI baseUrl,
    String limit,
    String metadataPrefix,
    String set,
    @Nullable String from,
    @Nullable String until) {
  public static final URI ARXIV = URI.create("https://oaipmh.arxiv.org/oai");

  public OaiSourceConfig {
    requireNonNull(name, "name is null");
    requireNonNull(baseUrl, "baseUrl is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(metadataPrefix, "metadataPrefix is null");
    requireNonNull(set, "set is null");
  }

  /// arXiv in its own format, whose author names are parsed.
  public static OaiSourceConfig arxiv(URI baseUrl, String set) {
    return new OaiSourceConfig("arxiv", baseUrl, "arxiv", "arXiv", set, null, null);
  }

  /// arXiv's list of versions and their dates, which its own format lacks.
  public static OaiSourceConfig arxivVersions(URI baseUrl, String set) {
    return new OaiSourceConfig("arxiv-versions", baseUrl, "arxiv", "arXivRaw", set, null, null);
  }

  /// Any other repository, in Dublin Core, under a limit of its own.
  public static OaiSourceConfig anyRepository(URI baseUrl, String set) {
    String host = String.valueOf(baseUrl.getHost()).replaceAll("[^a-z0-9-]+", "-");
    return new OaiSourceConfig(
        "oai",
        baseUrl,
        "oai-" + host.substring(0, Math.min(host.length(), 36)),
        "oai_dc",
        set,
        null,
        null);
  }

  /// A harvest of a stated range, which leaves the place of the regular harvest alone.
  public OaiSourceConfig between(@Nullable String first, @Nullable String last) {
    return new OaiSourceConfig(name, baseUrl, limit, metadataPrefix, set, first, last);
  }

  boolean versionsOnly() {
    return metadataPrefix.equals("arXivRaw");
  }

  String checkpointKey() {
    String range = from == null && until == null ? "" : " " + from + ".." + until;
    return "harvest " + name + " " + baseUrl + " " + metadataPrefix + " " + set + range;
  }
}
