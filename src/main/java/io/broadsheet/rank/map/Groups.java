package io.broadsheet.rank.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Groups of places that lie together: Ward's clustering (Ward, "Hierarchical grouping to optimize
/// an objective function", JASA 1963) by chains of nearest neighbours, cut where the mean
/// silhouette (Rousseeuw, 1987) is largest. Nothing is random.
public final class Groups {
  private static final int MOST = 14;

  private Groups() {}

  /// @param fewest papers that are worth a group's name, 1 or more
  /// @return indexes of the places, each in one group; the largest group first
  public static List<List<Integer>> of(Points points, int fewest) {
    int count = points.size();
    int most = Math.min(MOST, count / Math.max(1, fewest));
    if (most < 2) {
      return count == 0 ? List.of() : List.of(range(count));
    }
    List<Merge> merges = merges(points);
    int[] best = new int[count];
    double highest = Double.NEGATIVE_INFINITY;
    for (int wanted = Math.max(2, most / 2); wanted <= most; wanted++) {
      int[] groups = cut(count, merges, wanted);
      double silhouette = silhouette(points, groups, wanted);
      if (silhouette > highest) {
        highest = silhouette;
        best = groups;
      }
    }
    return lists(best);
  }

  /// Two groups that became one, named by a place in each.
  ///
  /// @param cost by how much the squared distances within groups grew
  private record Merge(int one, int other, double cost) {}

  private static List<Merge> merges(Points points) {
    int count = points.size();
    double[] x = new double[count];
    double[] y = new double[count];
    int[] size = new int[count];
    boolean[] gone = new boolean[count];
    for (int i = 0; i < count; i++) {
      x[i] = points.x()[i];
      y[i] = points.y()[i];
      size[i] = 1;
    }
    List<Merge> merges = new ArrayList<>();
    int[] chain = new int[count + 1];
    int length = 0;
    while (merges.size() < count - 1) {
      if (length == 0) {
        int first = 0;
        while (gone[first]) {
          first++;
        }
        chain[length++] = first;
      }
      int last = chain[length - 1];
      int before = length > 1 ? chain[length - 2] : -1;
      int nearest = before;
      double least = before < 0 ? Double.POSITIVE_INFINITY : cost(x, y, size, last, before);
      for (int other = 0; other < count; other++) {
        if (!gone[other] && other != last) {
          double cost = cost(x, y, size, last, other);
          if (cost < least) {
            least = cost;
            nearest = other;
          }
        }
      }
      if (nearest != before) {
        chain[length++] = nearest;
        continue;
      }
      merges.add(new Merge(last, before, least));
      int sum = size[last] + size[before];
      x[before] = (x[before] * size[before] + x[last] * size[last]) / sum;
      y[before] = (y[before] * size[before] + y[last] * size[last]) / sum;
      size[before] = sum;
      gone[last] = true;
      length -= 2;
    }
    merges.sort(Comparator.comparingDouble(Merge::cost));
    return merges;
  }

  private static double cost(double[] x, double[] y, int[] size, int one, int other) {
    double across = x[one] - x[other];
    double up = y[one] - y[other];
    return (double) size[one]
        * size[other]
        / (size[one] + size[other])
        * (across * across + up * up);
  }

  private static int[] cut(int count, List<Merge> merges, int wanted) {
    int[] parent = range(count).stream().mapToInt(Integer::intValue).toArray();
    for (Merge merge : merges.subList(0, count - wanted)) {
      parent[root(parent, merge.one())] = root(parent, merge.other());
    }
    int[] group = new int[count];
    int[] names = new int[count];
    Arrays.fill(names, -1);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int root = root(parent, i);
      if (names[root] < 0) {
        names[root] = next++;
      }
      group[i] = names[root];
    }
    return group;
  }

  private static int root(int[] parent, int of) {
    int root = of;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /// How much nearer places are to their own group than to the next, -1 to 1.
  private static double silhouette(Points points, int[] groups, int count) {
    int[] sizes = new int[count];
    for (int group : groups) {
      sizes[group]++;
    }
    double sum = 0;
    double[] distances = new double[count];
    for (int one = 0; one < groups.length; one++) {
      Arrays.fill(distances, 0);
      for (int other = 0; other < groups.length; other++) {
        distances[groups[other]] += Math.sqrt(points.squaredDistance(one, other));
      }
      int own = groups[one];
      if (sizes[own] < 2) {
        continue;
      }
      double within = distances[own] / (sizes[own] - 1);
      double next = Double.POSITIVE_INFINITY;
      for (int group = 0; group < count; group++) {
        if (group != own) {
          next = Math.min(next, distances[group] / sizes[group]);
        }
      }
      double larger = Math.max(within, next);
      sum += larger == 0 ? 0 : (next - within) / larger;
    }
    return sum / groups.length;
  }

  private static List<List<Integer>> lists(int[] groups) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    List<List<Integer>> lists = new ArrayList<>();
    for (int group = 0; group < count; group++) {
      lists.add(new ArrayList<>());
    }
    for (int i = 0; i < groups.length; i++) {
      lists.get(groups[i]).add(i);
    }
    return lists.stream()
        .sorted(
            Comparator.comparingInt((List<Integer> list) -> -list.size())
                .thenComparing(List::getFirst))
        .map(List::copyOf)
        .toList();
  }

  private static List<Integer> range(int count) {
    List<Integer> range = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      range.add(i);
    }
    return range;
  }
}
