package io.github.weft.space.staged;

import java.util.List;

/** Choices between numbers. */
final class Ascending {

    private Ascending() {}

    /** The numbers from the smallest on, so that the first choice is the simplest network and the last the largest. */
    static List<Integer> of(String name, List<Integer> numbers, int least, int most) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("%s is an empty choice; it needs at least one number.".formatted(name));
        }
        for (int number : numbers) {
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "%s (%s) must be from %s to %s.".formatted(name, number, least, most));
            }
        }
        List<Integer> sorted = numbers.stream().distinct().sorted().toList();
        if (sorted.size() < numbers.size()) {
            throw new IllegalArgumentException("%s (%s) names a choice twice.".formatted(name, numbers));
        }
        return sorted;
    }
}
