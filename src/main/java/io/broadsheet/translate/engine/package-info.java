/// Translation engines as their makers' published interfaces describe them, and the guard before
/// each: retry, circuit breaker, budget, concurrency. Only `ops` knows which there are.
@NullMarked
package io.broadsheet.translate.engine;

import org.jspecify.annotations.NullMarked;
