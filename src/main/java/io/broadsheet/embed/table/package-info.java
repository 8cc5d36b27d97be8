/// Texts to vectors by looking up and adding, without a model to run: tables of vectors for n-grams
/// of Chinese characters, words and pieces of words, in the space of a sentence encoder. Comes
/// after `embed`, whose encoder made the vectors that a table was learnt from; before it `text`.
@NullMarked
package io.broadsheet.embed.table;

import org.jspecify.annotations.NullMarked;
