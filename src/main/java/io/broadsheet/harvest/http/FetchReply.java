package io.broadsheet.harvest.http;

import java.io.InputStream;

/// A reply while it is being read.
///
/// @param body decompressed, bounded; ends with an [java.io.IOException] when the reply was cut
///   short. Valid only within [ReplyReader#read]
public record FetchReply(int status, Validators validators, InputStream body) {
  public boolean notModified() {
    return status == 304;
  }
}
