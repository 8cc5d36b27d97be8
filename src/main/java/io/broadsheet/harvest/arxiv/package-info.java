/// arXiv's announcement feeds.
@NullMarked
package io.broadsheet.harvest.arxiv;

import org.jspecify.annotations.NullMarked;
