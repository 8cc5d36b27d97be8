/// Who reads, and what they said: profiles, what they saved, tagged, noted, read, put away, opened
/// and follow. Kept in the store's database; `rank` learns from it, `web` shows and changes it.
@NullMarked
package io.broadsheet.reader;

import org.jspecify.annotations.NullMarked;
