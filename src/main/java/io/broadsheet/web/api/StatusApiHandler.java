package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.store.HarvestRun;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SystemStatus;
import io.broadsheet.web.WebServices;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/api/v1/status`: what the status page shows.
public final class StatusApiHandler {
  private final Supplier<SystemStatus> status;

  public StatusApiHandler(WebServices services) {
    status = services.editions().status();
  }

  public Reply answer(RequestContext context) {
    SystemStatus now = status.get();
    ObjectNode root = ApiTrees.MAPPER.createObjectNode();
    root.put("startedAt", now.startedAt().toString());
    root.put("papers", now.papers());
    ArrayNode queues = root.putArray("queues");
    for (SystemStatus.Queue queue : now.queues()) {
      queues
          .addObject()
          .put("kind", lower(queue.kind()))
          .put("detail", queue.detail())
          .put("done", queue.done())
          .put("waiting", queue.waiting())
          .put("perSecond", queue.perSecond());
    }
    ArrayNode engines = root.putArray("engines");
    now.engines().forEach(engine -> engine(engines.addObject(), engine));
    ArrayNode sources = root.putArray("sources");
    now.harvest().sources().forEach(source -> source(sources.addObject(), source));
    ArrayNode batches = root.putArray("batches");
    now.harvest().batches().forEach(batch -> batch(batches.addObject(), batch));
    ArrayNode versions = root.putArray("versions");
    for (SystemStatus.Version version : now.versions()) {
      versions.addObject().put("name", version.name()).put("version", version.version());
    }
    return ApiTrees.reply(root);
  }

  private static void engine(ObjectNode node, SystemStatus.Engine engine) {
    node.put("name", engine.name());
    node.put("requests", engine.requests());
    node.put("characters", engine.characters());
    node.put("charactersPerDay", engine.charactersPerDay());
    node.put("money", engine.money());
    node.put("moneyPerDay", engine.moneyPerDay());
    node.put("restsUntil", text(engine.restsUntil()));
  }

  private static void source(ObjectNode node, HarvestReport.SourceStatus source) {
    HarvestRun run = source.lastRun();
    node.put("source", run.source());
    node.put("set", run.set());
    node.put("outcome", lower(run.outcome()));
    node.put("startedAt", run.startedAt().toString());
    node.put("endedAt", text(run.endedAt()));
    node.put("message", run.message());
    node.put("lastComplete", text(source.lastComplete()));
    node.put("nextTry", text(source.nextTry()));
    node.put("limit", source.limit());
    node.put("requestsToday", source.requestsToday());
  }

  private static void batch(ObjectNode node, CategoryBatch batch) {
    node.put("source", batch.source());
    node.put("category", batch.category());
    node.put("state", lower(batch.state()));
    node.put("batchDate", text(batch.batchDate()));
    node.put("added", batch.added());
    node.put("crossListed", batch.crossListed());
    node.put("replaced", batch.replaced());
    node.put("checkedAt", batch.checkedAt().toString());
  }

  /// `QUIET_DAY` as `quiet-day`.
  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
