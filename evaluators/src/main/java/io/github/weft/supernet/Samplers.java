package io.github.weft.supernet;

import io.github.weft.run.Names;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The catalogue of samplers: one line each. */
public final class Samplers {

    /**
     * What samplers may be told besides the space.
     *
     * @param importanceCap empty for the sampler's own
     */
    public record Options(
            int randomPaths, Map<String, Double> choiceWeights, Importance importance, OptionalDouble importanceCap) {

        public Options {
            choiceWeights = Map.copyOf(choiceWeights);
            if (randomPaths < 0) {
                throw new IllegalArgumentException("random-paths (%s) must be at least 0.".formatted(randomPaths));
            }
        }

        public static Options defaults() {
            return new Options(2, Map.of(), Importance.BOTH, OptionalDouble.empty());
        }
    }

    /** A sampler by name. */
    public record Entry(String name, String summary, Maker maker) {}

    /** Makes a sampler for a space. */
    @FunctionalInterface
    public interface Maker {
        /**
         * A sampler of the space's candidates.
         *
         * @throws IllegalArgumentException if the options do not fit the space
         * @throws io.github.weft.space.NothingFeasible if the space objects to every genome, as far as chance can tell
         */
        Sampler make(SearchSpace space, Setting setting, Options options);
    }

    private static final List<Entry> ALL = List.of(
            new Entry("uniform", "one random network a step", (space, setting, options) -> new Uniform(space, setting)),
            new Entry(
                    "fairness",
                    "every choice equally often in every step",
                    (space, setting, options) -> new Fairness(space, setting)),
            new Entry(
                    "sandwich",
                    "the largest, the smallest and random networks, taught by the largest",
                    (space, setting, options) -> new Sandwich(space, setting, options.randomPaths())),
            new Entry(
                    "progressive",
                    "the largest network first, then ever smaller ones",
                    (space, setting, options) -> new Progressive(space, setting)),
            new Entry(
                    "pada",
                    "choices and images with large gradients more often, as published: biased",
                    (space, setting, options) ->
                            Pada.of(space, setting, false, options.importance(), options.importanceCap())),
            new Entry(
                    "pada-unbiased",
                    "the same with weights that make up for it",
                    (space, setting, options) ->
                            Pada.of(space, setting, true, options.importance(), options.importanceCap())),
            new Entry(
                    "control",
                    "one network a step by fixed weights of the choices",
                    (space, setting, options) -> new Control(space, setting, options.choiceWeights())));

    private Samplers() {}

    public static List<Entry> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /** @throws IllegalArgumentException if there is none of that name, with the closest one */
    public static Entry named(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown("sampler", name, names()));
    }
}
