package io.broadsheet.harvest.http;

import java.io.IOException;

/// Makes a value of a reply. May be called several times for one request.
@FunctionalInterface
public interface ReplyReader<T> {
  /// @throws IOException when the reply was cut short or garbled: the request is made again
  T read(FetchReply reply) throws IOException;
}
