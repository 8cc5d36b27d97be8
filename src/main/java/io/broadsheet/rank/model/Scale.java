package io.broadsheet.rank.model;

/// Turns a raw likeness into standard deviations above what papers at large get.
record Scale(double mean, double deviation) {
  private static final double LEAST_DEVIATION = 1e-4;

  static Scale of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = values.length == 0 ? 0 : sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 0 ? 1 : Math.sqrt(squares / values.length);
    return new Scale(mean, Math.max(LEAST_DEVIATION, deviation));
  }

  double apply(double value) {
    return (value - mean) / deviation;
  }
}
