package io.broadsheet.ops;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.post.MailArchive;
import io.broadsheet.post.webhook.WebhookArchive;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.SqlAccountStore;
import io.broadsheet.reader.community.CommunityArchive;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.openid.IdentityArchive;
import io.broadsheet.reader.openid.OpenIdStore;
import io.broadsheet.web.export.LibraryExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The accounts of a data folder.
///
/// @param address by which readers reach the server, without a slash at the end
public record ReaderAccounts(
    Library library,
    ReaderStore readers,
    AccountStore accounts,
    Passwords passwords,
    String address) {
  private static final Duration PASSWORD_LINK = Duration.ofDays(7);
  private static final Duration OWNER_LINK = Duration.ofHours(24);

  /// At the address of the configuration.
  public static ReaderAccounts of(Library library) {
    Configuration configuration = library.configuration();
    return at(
        library,
        "http://"
            + configuration.text(Settings.HTTP_HOST)
            + ":"
            + configuration.number(Settings.HTTP_PORT));
  }

  /// At the address where the server answers, unless readers use another.
  static ReaderAccounts at(Library library, String answers) {
    String shown = library.configuration().text(Settings.HTTP_PUBLIC_URL).replaceAll("/+$", "");
    ReaderStore readers = new SqlReaderStore(library.database());
    return new ReaderAccounts(
        library,
        readers,
        new SqlAccountStore(library.database(), readers),
        new Passwords(),
        shown.isEmpty() ? answers : shown);
  }

  /// @throws BroadsheetException of kind NOT_FOUND when there is no reader of this name
  public ReaderProfile named(String name) {
    return readers
        .named(name.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                BroadsheetException.notFound(
                    "there is no reader " + name + "; `broadsheet reader list` names all"));
  }

  /// A link by which a reader chooses a password.
  public String passwordLink(ReaderProfile reader) {
    return link(accounts.invite(reader.role(), reader.id(), PASSWORD_LINK));
  }

  /// A link by which whoever runs the server becomes its owner; empty when one can sign in. An
  /// owner without a password, such as the one reader of a server of one, becomes this one.
  Optional<String> ownerLink() {
    boolean there =
        readers.readers().stream()
            .anyMatch(reader -> reader.isOwner() && accounts.passwordHash(reader.id()).isPresent());
    if (there) {
      return Optional.empty();
    }
    Optional<ReaderProfile> owner =
        readers.readers().stream().filter(ReaderProfile::isOwner).findFirst();
    return Optional.of(
        link(accounts.invite(Role.OWNER, owner.map(ReaderProfile::id).orElse(null), OWNER_LINK)));
  }

  private String link(String secret) {
    return address + "/join/" + secret;
  }

  /// Writes all that is known of a reader.
  public void export(ReaderProfile reader, OutputStream out) throws IOException {
    LibraryExport saved = LibraryExport.of(readers.library(reader.id()), library.papers());
    new ReaderArchive(readers, accounts)
        .write(
            reader,
            Map.of(
                "library.bib",
                saved.bibtex().getBytes(StandardCharsets.UTF_8),
                ReaderEditionStore.FILE,
                new ReaderEditionStore(
                        library.database(),
                        new SqlEditionStore(library.database()),
                        library.papers())
                    .archive(reader.id()),
                MailArchive.FILE,
                MailArchive.of(library.database(), readers).of(reader.id()),
                WebhookArchive.FILE,
                WebhookArchive.of(library.database(), readers, reader.id()),
                IdentityArchive.FILE,
                IdentityArchive.of(new OpenIdStore(library.database()), reader.id()),
                CommunityArchive.FILE,
                CommunityArchive.of(
                    new CommunityStore(library.database(), Clock.systemUTC()), reader.id())),
            out);
  }
}
