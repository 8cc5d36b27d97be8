package io.broadsheet.ops.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that the jar's manifest tells.
public final class Version implements IVersionProvider {
  /// `0.1.0`, or `development` when run from classes.
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Broadsheet " + current()};
  }
}
