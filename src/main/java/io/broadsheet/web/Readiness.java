package io.broadsheet.web;

import java.util.List;

/// Tells whether the store and the index can be used; asked by `/readyz`.
@FunctionalInterface
public interface Readiness {
  /// What cannot be used and why, in words safe to show; empty when everything can. Quick, and safe
  /// to call from many threads; never throws.
  List<String> faults();
}
