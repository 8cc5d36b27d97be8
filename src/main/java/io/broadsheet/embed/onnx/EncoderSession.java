package io.broadsheet.embed.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One loaded ONNX graph: token numbers in, the vectors of the tokens, or of the text, out. Each
/// run takes one text on the caller's thread alone; callers run at the same time, which is faster
/// than batches and than the runtime's own threads. Safe for use by many threads until closed.
final class EncoderSession implements AutoCloseable {
  /// Outputs preferred, in this order; else the first that has a fitting shape.
  private static final List<String> PREFERRED_OUTPUTS =
      List.of("sentence_embedding", "last_hidden_state", "token_embeddings");

  private static final Set<String> KNOWN_INPUTS =
      Set.of("input_ids", "attention_mask", "token_type_ids");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<String, OnnxJavaType> inputs;
  private final String output;

  private EncoderSession(
      OrtEnvironment environment,
      OrtSession session,
      Map<String, OnnxJavaType> inputs,
      String output) {
    this.environment = environment;
    this.session = session;
    this.inputs = inputs;
    this.output = output;
  }

  /// Makes the session; the source of the graph differs.
  interface Opener {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  /// @param where names the file in errors
  /// @throws BroadsheetException of kind INVALID when it is no sentence encoder
  static EncoderSession open(String where, Opener opener) {
    OrtEnvironment environment = NativeLibraries.load();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setMemoryPatternOptimization(false); // lengths differ from text to text
      OrtSession session = opener.open(environment, options);
      try {
        return new EncoderSession(
            environment, session, inputsOf(session, where), outputOf(session, where));
      } catch (RuntimeException | OrtException unfit) {
        session.close();
        throw unfit;
      }
    } catch (OrtException garbage) {
      throw new BroadsheetException(
          ErrorKind.INVALID,
          where + " is not a model that can be run: " + garbage.getMessage(),
          garbage);
    }
  }

  /// Vectors of one text.
  ///
  /// @param vectors row after row
  /// @param rows one for each token, or 1 when the model pools by itself
  record Output(FloatBuffer vectors, int rows, int dimensions) {}

  /// @throws BroadsheetException of kind INTERNAL when the model fails on these tokens
  Output run(long[] tokens) {
    Map<String, OnnxTensor> tensors = HashMap.newHashMap(inputs.size());
    try {
      for (Map.Entry<String, OnnxJavaType> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getKey(), input.getValue(), tokens));
      }
      try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
        OnnxTensor tensor = (OnnxTensor) result.get(0);
        long[] shape = tensor.getInfo().getShape();
        boolean pooled = shape.length == 2;
        int rows = pooled ? 1 : (int) shape[1];
        if (shape[0] != 1 || (!pooled && rows != tokens.length)) {
          throw new BroadsheetException(
              ErrorKind.INTERNAL,
              "the embedding model answered " + tokens.length + " tokens with " + rows + " rows");
        }
        return new Output(tensor.getFloatBuffer(), rows, (int) shape[shape.length - 1]);
      }
    } catch (OrtException e) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "the embedding model failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "cannot close the embedding model: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(String name, OnnxJavaType type, long[] tokens) throws OrtException {
    long[] shape = {1, tokens.length};
    boolean ids = name.equals("input_ids");
    long constant = name.equals("attention_mask") ? 1 : 0;
    if (type == OnnxJavaType.INT64) {
      LongBuffer values = direct(tokens.length * Long.BYTES).asLongBuffer();
      for (int i = 0; i < tokens.length; i++) {
        values.put(i, ids ? tokens[i] : constant);
      }
      return OnnxTensor.createTensor(environment, values, shape);
    }
    IntBuffer values = direct(tokens.length * Integer.BYTES).asIntBuffer();
    for (int i = 0; i < tokens.length; i++) {
      values.put(i, Math.toIntExact(ids ? tokens[i] : constant));
    }
    return OnnxTensor.createTensor(environment, values, shape);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private static Map<String, OnnxJavaType> inputsOf(OrtSession session, String where)
      throws OrtException {
    Map<String, OnnxJavaType> types = new HashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      if (!KNOWN_INPUTS.contains(input.getName())
          || !(input.getInfo() instanceof TensorInfo info)
          || (info.type != OnnxJavaType.INT64 && info.type != OnnxJavaType.INT32)) {
        throw BroadsheetException.invalid(
            where
                + " wants the input "
                + input.getName()
                + " ("
                + input.getInfo()
                + "); a sentence encoder has whole-number inputs named "
                + KNOWN_INPUTS);
      }
      types.put(input.getName(), info.type);
    }
    if (!types.containsKey("input_ids")) {
      throw BroadsheetException.invalid(where + " has no input named input_ids");
    }
    return types;
  }

  private static String outputOf(OrtSession session, String where) throws OrtException {
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    for (String name : PREFERRED_OUTPUTS) {
      NodeInfo output = outputs.get(name);
      if (output != null && fits(output)) {
        return name;
      }
    }
    return outputs.values().stream()
        .filter(EncoderSession::fits)
        .findFirst()
        .orElseThrow(
            () ->
                BroadsheetException.invalid(
                    where
                        + " has no output of the shape [texts, tokens, dimensions] or [texts,"
                        + " dimensions]; its outputs are "
                        + outputs.values()))
        .getName();
  }

  private static boolean fits(NodeInfo output) {
    return output.getInfo() instanceof TensorInfo info
        && info.type == OnnxJavaType.FLOAT
        && (info.getShape().length == 2 || info.getShape().length == 3);
  }
}
