/// Requests to addresses that people give: webhooks and sign-in providers. Comes before all of
/// them. One guard decides which addresses of the network may be connected to, see
/// `docs/decisions/0120-addresses-given-by-people.md`.
@NullMarked
package io.broadsheet.outbound;

import org.jspecify.annotations.NullMarked;
