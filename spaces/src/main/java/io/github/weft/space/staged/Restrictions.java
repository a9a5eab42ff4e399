package io.github.weft.space.staged;

import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a blueprint's restrictions may name, and whether they hold. */
final class Restrictions {

    private Restrictions() {}

    /** @throws BlueprintProblem on a name that is neither a cost nor a decision about a stage */
    static void check(Blueprint blueprint, Choices choices, Wiring wiring) {
        List<String> known = new ArrayList<>(Restriction.COSTS);
        known.add(Stem.NAME + ".width");
        for (Stage stage : blueprint.stages()) {
            known.add(stage.decision(Choices.WIDTH));
            known.add(stage.decision(Choices.DEPTH));
        }
        for (Restriction restriction : blueprint.restrictions()) {
            for (String name : restriction.terms().keySet()) {
                if (!known.contains(name)) {
                    String problem = Names.unknown("constraint %s: name".formatted(restriction.text()), name, known)
                            .getMessage();
                    throw new BlueprintProblem("", "constraints", String.valueOf(problem));
                }
            }
        }
    }

    static double value(Wiring wiring, Map<String, Integer> decisions, String name) {
        String stage = name.substring(0, name.indexOf('.'));
        return name.endsWith("." + Choices.WIDTH)
                ? wiring.out(stage).size().value(decisions)
                : decisions.getOrDefault(name, 0);
    }

    /** What is broken first. */
    static Optional<String> broken(Blueprint blueprint, ToDoubleFunction<String> values) {
        return blueprint.restrictions().stream()
                .filter(restriction -> !restriction.holds(values))
                .map(restriction -> restriction.broken(values))
                .findFirst();
    }
}
