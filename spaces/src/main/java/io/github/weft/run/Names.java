package io.github.weft.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Answers a name that is not known with the one that was probably meant. */
public final class Names {

    private Names() {}

    /**
     * The known name with the fewest edits (insert, drop, replace, swap of neighbours) from what was typed, ignoring case; the first of
     * equals. A known name that begins with the typed text counts as one edit. Empty if more than a third of the letters would change,
     * two edits being always allowed.
     */
    public static Optional<String> closest(String typed, Collection<String> known) {
        int allowed = Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(name -> edits(typed, name) <= Math.min(allowed, name.length() - 1))
                .min(Comparator.comparingInt(name -> edits(typed, name)));
    }

    /** An error such as {@code space (nb210) is not known. Did you mean nb201? Known: mobile, nb201.} */
    public static IllegalArgumentException unknown(String what, String typed, Collection<String> known) {
        String suggestion = closest(typed, known)
                .map(name -> " Did you mean %s?".formatted(name))
                .orElse("");
        return new IllegalArgumentException(
                "%s (%s) is not known.%s Known: %s.".formatted(what, typed, suggestion, String.join(", ", known)));
    }

    private static int edits(String typed, String name) {
        String from = typed.toLowerCase(Locale.ROOT);
        String to = name.toLowerCase(Locale.ROOT);
        if (from.length() >= 2 && to.length() > from.length() && to.startsWith(from)) {
            return 1;
        }
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
