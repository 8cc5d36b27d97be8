package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.community.Leaders;

/// What readers say to each other, where that is switched on.
public record CommunityServices(CommunityStore store, Leaders leaders) {
  public CommunityServices {
    requireNonNull(store, "store is null");
    requireNonNull(leaders, "leaders is null");
  }
}
