package io.broadsheet.web;

/// Answers one route. Throws [io.broadsheet.error.BroadsheetException] for what the caller should
/// be told; anything else that is thrown is a defect of ours and answered with 500.
@FunctionalInterface
public interface Endpoint {
  Reply answer(RequestContext context);
}
