/// Feeds.
@NullMarked
package io.broadsheet.web.feed;

import org.jspecify.annotations.NullMarked;
