/// Hugging Face's Daily Papers.
@NullMarked
package io.broadsheet.harvest.dailypapers;

import org.jspecify.annotations.NullMarked;
