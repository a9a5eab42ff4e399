package io.github.weft.search.config;

import java.util.List;
import java.util.stream.Collectors;

/** What a supernet to inherit from asks of the other settings of a search. */
public final class InheritKeys {

    /** What a search reads only while proxies judge, or training does. */
    private static final List<Key<?>> IDLE = List.of(
            Keys.TABLE,
            Keys.WARM_UP,
            Keys.MOVE,
            Keys.PROXIES,
            Keys.TRUST,
            Keys.AGGREGATION,
            Keys.BATCH,
            Keys.REPLICATES,
            Keys.BATCHES,
            Keys.TEACHER,
            Keys.JUDGE_BY);

    private InheritKeys() {}

    /** @throws IllegalArgumentException naming the first setting of a search that its supernet leaves nothing to do, or that is for supernets and there is none */
    public static SearchConfig checked(SearchConfig config) {
        if (config.value(Keys.SUPERNET).isPresent()) {
            checkIdle(config);
            checkObjectives(config.value(Keys.OBJECTIVES));
        } else if (config.value(Keys.KERNELS)) {
            throw new IllegalArgumentException(
                    "kernels (transform) says how a supernet makes smaller kernels. Add --supernet FILE, or leave it out.");
        }
        return config;
    }

    private static void checkIdle(SearchConfig config) {
        IDLE.stream()
                .map(Key::name)
                .filter(config.chosen()::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "%s (%s) does not go with a supernet, whose inherited accuracy alone judges candidates. Leave it out, or the supernet."
                                    .formatted(name, config.chosen().get(name)));
                });
    }

    private static void checkObjectives(List<Objective> objectives) {
        for (Objective objective : objectives) {
            if (!objective.metric().equals(Objective.ACCURACY) && !Constraint.METRICS.contains(objective.metric())) {
                throw new IllegalArgumentException(
                        "objectives (%s) is a proxy, and with a supernet inherited accuracy alone judges candidates. Known there: %s, %s."
                                .formatted(objective, Objective.ACCURACY, String.join(", ", Constraint.METRICS)));
            }
        }
        if (!objectives.contains(new Objective(Objective.ACCURACY, true))) {
            throw new IllegalArgumentException(
                    "objectives (%s) must hold accuracy, which is what a supernet is asked for."
                            .formatted(
                                    objectives.stream().map(Objective::toString).collect(Collectors.joining(","))));
        }
    }
}
