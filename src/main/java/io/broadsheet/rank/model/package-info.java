/// What a reader wants to read, learnt from what the reader has saved and refused. Pure arithmetic
/// over vectors and terms; knows no store and no page.
@NullMarked
package io.broadsheet.rank.model;

import org.jspecify.annotations.NullMarked;
