/// Sentence encoders run by ONNX Runtime. Reached only from `ops.App`.
@NullMarked
package io.broadsheet.embed.onnx;

import org.jspecify.annotations.NullMarked;
