package io.github.weft.arch;

import java.util.Map;

/**
 * A number that a network's {@linkplain Rule slicing rules} depend on: a constant, a named decision, or a product of two rounded
 * to a multiple (the hidden width of an inverted bottleneck, for instance, is its input width times its expansion).
 */
public sealed interface Size {

    /**
     * The number that these decisions give.
     *
     * @throws IllegalArgumentException if {@code decisions} lacks a name this size needs
     */
    int value(Map<String, Integer> decisions);

    static Size of(int constant) {
        return new Constant(constant);
    }

    static Size decision(String name) {
        return new Decision(name);
    }

    static Size product(Size left, Size right, int multipleOf) {
        return new Product(left, right, multipleOf);
    }

    /** Half of a size, rounded down. */
    static Size half(Size size) {
        return new Half(size);
    }

    /** A size over a divisor, rounded to a multiple: how wide squeeze-and-excitation squeezes. */
    static Size quotient(Size size, int divisor, int multipleOf) {
        return new Quotient(size, divisor, multipleOf);
    }

    record Constant(int value) implements Size {
        @Override
        public int value(Map<String, Integer> decisions) {
            return value;
        }

        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    record Decision(String name) implements Size {
        @Override
        public int value(Map<String, Integer> decisions) {
            Integer value = decisions.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "decision (%s) is not made. Made: %s.".formatted(name, decisions.keySet()));
            }
            return value;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code left * right}, rounded to the nearest multiple (halves up), at least one multiple. */
    record Product(Size left, Size right, int multipleOf) implements Size {
        @Override
        public int value(Map<String, Integer> decisions) {
            int product = Math.multiplyExact(left.value(decisions), right.value(decisions));
            return Math.max(multipleOf, (product + multipleOf / 2) / multipleOf * multipleOf);
        }

        @Override
        public String toString() {
            return "%s*%s".formatted(left, right);
        }
    }

    /** {@code size / 2}, rounded down: what ratios of a half come to. */
    record Half(Size size) implements Size {
        @Override
        public int value(Map<String, Integer> decisions) {
            return size.value(decisions) / 2;
        }

        @Override
        public String toString() {
            return "%s/2".formatted(size);
        }
    }

    /**
     * {@code size / divisor}, rounded down and then to the nearest multiple (halves up), or to the next one up where that would take more
     * than a tenth away; at least one multiple. What the MobileNets call divisible.
     */
    record Quotient(Size size, int divisor, int multipleOf) implements Size {
        @Override
        public int value(Map<String, Integer> decisions) {
            int quotient = size.value(decisions) / divisor;
            int nearest = Math.max(multipleOf, (quotient + multipleOf / 2) / multipleOf * multipleOf);
            return 10 * nearest < 9 * quotient ? nearest + multipleOf : nearest;
        }

        @Override
        public String toString() {
            return "%s/%s".formatted(size, divisor);
        }
    }
}
