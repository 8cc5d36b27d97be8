package io.broadsheet.translate;

/// A translation engine. Its answers are not to be trusted: they are checked by whoever asks. Safe
/// for use by many threads.
public interface Translator {
  EngineInfo info();

  /// Asks for all segments at once.
  ///
  /// @throws InterruptedException when the thread is interrupted; nothing came of it
  EngineReply translate(EngineRequest request) throws InterruptedException;
}
