/// Everything a browser or a program asks for over HTTP. `Routes` lists every route; one handler a
/// page. Asks `store`, `search`, `edition`, `translate` and `reader`.
@NullMarked
package io.broadsheet.web;

import org.jspecify.annotations.NullMarked;
