/// The pages, server-rendered.
@NullMarked
package io.broadsheet.web.page;

import org.jspecify.annotations.NullMarked;
