/// Sentence encoders run by ONNX Runtime. Reached only from `ops`.
@NullMarked
package io.broadsheet.embed.onnx;

import org.jspecify.annotations.NullMarked;
