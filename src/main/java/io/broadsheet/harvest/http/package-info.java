/// Outbound HTTP: one governor for each upstream, back-off, conditional requests. Nothing else in
/// the program opens a connection to the outside, but `translate.engine` to what is configured.
@NullMarked
package io.broadsheet.harvest.http;

import org.jspecify.annotations.NullMarked;
