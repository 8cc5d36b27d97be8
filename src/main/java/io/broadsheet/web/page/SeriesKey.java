package io.broadsheet.web.page;

/// The sample of a line beside its name in a legend.
public final class SeriesKey {
  private static final double MIDDLE_X = 18;
  private static final double MIDDLE_Y = 7;

  private SeriesKey() {}

  /// The point's shape in the middle of a drawing of 36 by 14.
  ///
  /// @param number of the series, from 1
  public static String shape(int number) {
    return LinePlot.shape(number, MIDDLE_X, MIDDLE_Y);
  }
}
