package io.broadsheet.translate;

import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An engine in memory that does what the test says and remembers what it was asked.
final class FakeTranslator implements Translator {
  private final EngineInfo info;
  private final List<EngineRequest> asked = new CopyOnWriteArrayList<>();
  private volatile Function<EngineRequest, EngineReply> how;

  FakeTranslator(String id, PlaceholderStyle style, Function<EngineRequest, EngineReply> how) {
    this.info = new EngineInfo(id, id.toUpperCase(java.util.Locale.ROOT), style);
    this.how = how;
  }

  /// One that makes a text of each segment.
  static FakeTranslator of(String id, Function<String, String> each) {
    return new FakeTranslator(
        id,
        PlaceholderStyle.BRACKETS,
        request -> new Translated(request.segments().stream().map(each).toList(), "m1"));
  }

  void does(Function<EngineRequest, EngineReply> other) {
    how = other;
  }

  List<EngineRequest> asked() {
    return asked;
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public EngineReply translate(EngineRequest request) {
    asked.add(request);
    return how.apply(request);
  }
}
