package io.github.weft.sparsity;

import io.github.weft.arch.Network;
import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How to make any network sparse, in a line: {@code density=0.1,start=erk,mask=random,growth=gradient,drop=magnitude,interval=100,
 * fraction=0.3,decay=cosine,end=0.75}. Small kernels and depthwise ones {@linkplain StayDense#usual stay dense}.
 *
 * @param density share of the other kernels' weights that stay, above 0 and at most 1
 * @param movement empty where the first mask stays: {@code growth=none}
 */
public record SparsityRule(double density, Start start, MaskChoice mask, Optional<Movement> movement) {

    private static final String STATIC = "none";
    private static final List<String> NAMES =
            List.of("density", "start", "mask", "growth", "drop", "interval", "fraction", "decay", "end");

    public SparsityRule {
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException("density (%s) must be above 0 and at most 1.".formatted(density));
        }
    }

    /**
     * Reads a rule. The density must be said; the rest is by default the Erdős–Rényi kernel, a mask by chance, and RigL as published.
     *
     * @throws IllegalArgumentException naming what cannot be used
     */
    public static SparsityRule parse(String text) {
        Map<String, String> given = pairs(text);
        if (!given.containsKey("density")) {
            throw new IllegalArgumentException("density must be given, such as density=0.1.");
        }
        Movement usual = Movement.rigl();
        Optional<Movement> movement = STATIC.equals(given.get("growth"))
                ? Optional.empty()
                : Optional.of(new Movement(
                        value(given, "growth", SparsityRule::growth, usual.growth()),
                        value(given, "drop", DropRule::parse, usual.drop()),
                        value(given, "interval", number -> integer("interval", number), usual.interval()),
                        value(given, "fraction", number -> real("fraction", number), usual.fraction()),
                        value(given, "decay", Decay::parse, usual.decay()),
                        value(given, "end", number -> real("end", number), usual.end())));
        return new SparsityRule(
                value(given, "density", number -> real("density", number), 1.0),
                value(given, "start", Start::parse, Start.ERK),
                value(given, "mask", MaskChoice::parse, MaskChoice.RANDOM),
                movement);
    }

    private static Map<String, String> pairs(String text) {
        var given = new LinkedHashMap<String, String>();
        for (String pair : text.strip().split("\\s*,\\s*", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals).strip();
            if (!NAMES.contains(name)) {
                throw Names.unknown("setting", name, NAMES);
            }
            if (equals < 0 || given.put(name, pair.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("%s must be given once, as %s=VALUE.".formatted(name, name));
            }
        }
        return given;
    }

    private static <T> T value(Map<String, String> given, String name, Function<String, T> read, T usual) {
        String text = given.get(name);
        return text == null ? usual : read.apply(text);
    }

    private static Growth growth(String text) {
        List<String> known = Stream.concat(Arrays.stream(Growth.values()).map(Growth::toString), Stream.of(STATIC))
                .toList();
        if (!known.contains(text)) {
            throw Names.unknown("growth", text, known);
        }
        return Growth.parse(text);
    }

    private static int integer(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s (%s) must be a whole number.".formatted(name, text), e);
        }
    }

    private static double real(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s (%s) must be a number.".formatted(name, text), e);
        }
    }

    /**
     * What it means for a network.
     *
     * @throws IllegalArgumentException if the network has no kernel that may be sparse, or if the density leaves less than a weight a unit
     */
    public SparsityPlan plan(Network network) {
        List<Layer> layers = StayDense.usual().prunable(network);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "density (%s): the network has no kernel that may be sparse, of at least %s weights."
                            .formatted(density, StayDense.usual().below()));
        }
        return Apportionment.of(layers, density, start).plan(Collections.nCopies(layers.size(), 0), mask, movement);
    }

    /**
     * The same for a training of so many steps.
     *
     * @throws IllegalArgumentException also if no update of the masks would be due, or none would move a connection
     */
    public SparsityPlan plan(Network network, long steps) {
        SparsityPlan plan = plan(network);
        movement.ifPresent(moves -> {
            if (moves.updates(steps) == 0) {
                throw new IllegalArgumentException(
                        "interval (%s) leaves no update in a training of %s steps that ends them at %s. Lower it, train longer, or choose growth=none."
                                .formatted(moves.interval(), steps, moves.end()));
            }
            long largest = Collections.max(plan.nonzeros().values());
            if (moves.drops(moves.interval(), steps, largest) == 0) {
                throw new IllegalArgumentException(
                        "fraction (%s) moves none of the %s weights of the largest kernel at the first update, after %s steps of %s. Raise it, lower interval, or choose growth=none."
                                .formatted(moves.fraction(), largest, moves.interval(), steps));
            }
        });
        return plan;
    }

    /** Every setting; reads back to an equal rule. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        parts.add("density=" + density);
        parts.add("start=" + start);
        parts.add("mask=" + mask);
        parts.add("growth=" + movement.map(moves -> moves.growth().toString()).orElse(STATIC));
        movement.ifPresent(moves -> parts.addAll(List.of(
                "drop=" + moves.drop(),
                "interval=" + moves.interval(),
                "fraction=" + moves.fraction(),
                "decay=" + moves.decay(),
                "end=" + moves.end())));
        return String.join(",", parts);
    }
}
