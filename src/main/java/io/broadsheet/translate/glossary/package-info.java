/// Terms and how they are to be rendered: read from files, found in texts, checked in translations,
/// learnt from translated pairs. `translate` gives them to engines and asks them for its checks.
@NullMarked
package io.broadsheet.translate.glossary;

import org.jspecify.annotations.NullMarked;
