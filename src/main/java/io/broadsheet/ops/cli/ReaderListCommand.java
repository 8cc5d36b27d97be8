package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.broadsheet.ops.Library;
import io.broadsheet.ops.ReaderAccounts;
import io.broadsheet.reader.ReaderProfile;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who reads here.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists the accounts: name, role, saved papers, follows, whether there is a password, when"
            + " last seen.")
final class ReaderListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  ReaderListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data)) {
      ReaderAccounts accounts = ReaderAccounts.of(library);
      ObjectMapper mapper = new ObjectMapper();
      ArrayNode all = mapper.createArrayNode();
      for (ReaderProfile reader : accounts.readers().readers()) {
        all.addObject()
            .put("name", reader.name())
            .put("displayName", reader.displayName())
            .put("role", reader.role().name().toLowerCase(Locale.ROOT))
            .put("saved", accounts.readers().library(reader.id()).size())
            .put("follows", accounts.readers().follows(reader.id()).size())
            .put("password", accounts.accounts().passwordHash(reader.id()).isPresent())
            .put("seenAt", reader.seenAt() == null ? null : reader.seenAt().toString());
      }
      if (json) {
        console.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      } else {
        all.forEach(
            one ->
                console
                    .out()
                    .printf(
                        Locale.ROOT,
                        "%s\t%s\t%d saved\t%d follows\t%s\t%s%n",
                        one.get("name").asText(),
                        one.get("role").asText(),
                        one.get("saved").asInt(),
                        one.get("follows").asInt(),
                        one.get("password").asBoolean() ? "password" : "no password",
                        one.get("seenAt").isNull() ? "never seen" : one.get("seenAt").asText()));
      }
      return 0;
    }
  }
}
