/// Tests with the bundled models, and the measurements of them.
@NullMarked
package io.broadsheet.embed.onnx;

import org.jspecify.annotations.NullMarked;
