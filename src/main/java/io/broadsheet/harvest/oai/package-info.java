/// OAI-PMH 2.0 harvesting: requests, resumption, and the record formats.
@NullMarked
package io.broadsheet.harvest.oai;

import org.jspecify.annotations.NullMarked;
