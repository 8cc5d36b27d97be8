package io.broadsheet.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what went wrong into an answer, once for the whole server. Faults of ours are logged here
/// with an identifier that the reader sees too; what the reader did wrong is not logged.
final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Draws the page of an error.
  @FunctionalInterface
  interface ErrorPage {
    /// @param context empty when the request could not even be read
    /// @param identifier under which it was logged, null when it was not
    Reply draw(
        Optional<RequestContext> context, int status, String detail, @Nullable String identifier);
  }

  private final ErrorPage page;

  ErrorResponses(ErrorPage page) {
    this.page = page;
  }

  /// Answers for an exception.
  Reply of(
      RuntimeException failure,
      Optional<RequestContext> context,
      Route.Audience audience,
      String path) {
    ErrorKind kind =
        failure instanceof BroadsheetException known ? known.kind() : ErrorKind.INTERNAL;
    int status = status(kind);
    String identifier = null;
    if (status >= 500) {
      identifier = UUID.randomUUID().toString().substring(0, 8);
      if (kind == ErrorKind.INTERNAL) {
        LOG.error("failure {} answering {}", identifier, path, failure);
      } else {
        LOG.warn("failure {} answering {}: {}", identifier, path, failure.getMessage(), failure);
      }
    }
    String detail = kind == ErrorKind.INTERNAL ? "" : String.valueOf(failure.getMessage());
    Reply reply = draw(status, detail, identifier, context, audience);
    return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.RATE_LIMITED
        ? reply.with("Retry-After", "5")
        : reply;
  }

  /// Answers with a status that no exception stands for.
  Reply of(int status, String detail, Optional<RequestContext> context, Route.Audience audience) {
    return draw(status, detail, null, context, audience);
  }

  static int status(ErrorKind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case INVALID -> 400;
      case RATE_LIMITED -> 429;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
      case INTERNAL -> 500;
    };
  }

  private Reply draw(
      int status,
      String detail,
      @Nullable String identifier,
      Optional<RequestContext> context,
      Route.Audience audience) {
    Reply reply;
    if (audience == Route.Audience.PROGRAM) {
      reply = problem(status, detail, identifier);
    } else {
      try {
        reply = page.draw(context, status, detail, identifier);
      } catch (RuntimeException drawing) {
        LOG.error("the error page itself failed", drawing);
        reply =
            Reply.text(title(status) + (detail.isEmpty() ? "" : ": " + detail)).withStatus(status);
      }
    }
    return reply.with("Cache-Control", "no-store");
  }

  /// A problem of a program.
  ///
  /// @param identifier under which it was logged, null when it was not
  static Reply problem(int status, String detail, @Nullable String identifier) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title(status));
    problem.put("status", status);
    if (!detail.isEmpty()) {
      problem.put("detail", detail);
    }
    if (identifier != null) {
      problem.put("instance", "urn:broadsheet:failure:" + identifier);
    }
    try {
      return Reply.of(Reply.PROBLEM, JSON.writeValueAsBytes(problem)).withStatus(status);
    } catch (JsonProcessingException stringsAndNumbersAlwaysWork) {
      throw new IllegalStateException(stringsAndNumbersAlwaysWork);
    }
  }

  static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 421 -> "Misdirected Request";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> status >= 500 ? "Internal Server Error" : "Bad Request";
    };
  }
}
