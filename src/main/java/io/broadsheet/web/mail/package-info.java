/// Words the mails that `post` sends: the same editions, cards, reasons and translations as the
/// pages, in a form that mail programs show.
@NullMarked
package io.broadsheet.web.mail;

import org.jspecify.annotations.NullMarked;
