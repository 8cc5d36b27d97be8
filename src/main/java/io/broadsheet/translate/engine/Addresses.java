package io.broadsheet.translate.engine;

import java.net.URI;

/// Engines' addresses.
enum Addresses {
  ;

  /// The address of a path below a server's, whose own path is kept.
  static URI under(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }
}
