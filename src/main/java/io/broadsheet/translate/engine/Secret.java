package io.broadsheet.translate.engine;

import static java.util.Objects.requireNonNull;

/// A key or token. Never printed.
public record Secret(String value) {
  public Secret {
    requireNonNull(value, "value is null");
    if (!value.matches("[\\x21-\\x7e]*")) {
      throw new IllegalArgumentException("a key holds a blank or a character that no header takes");
    }
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "••••••";
  }
}
