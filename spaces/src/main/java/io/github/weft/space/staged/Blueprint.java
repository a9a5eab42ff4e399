package io.github.weft.space.staged;

import io.github.weft.arch.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A space in words: a stem, stages that read it or each other, and global pooling with a linear layer behind the last.
 *
 * @param name kebab-case
 * @param summary one sentence for lists
 * @param activation of all layers but attention's, which is GELU
 * @param stages in an order in which each reads what comes before it
 * @param headWidths channels of a 1x1 convolution before the pooling, ascending; empty for none
 * @param restrictions what not every genome keeps
 */
public record Blueprint(
        String name,
        String summary,
        Op.Activation.Function activation,
        Stem stem,
        List<Stage> stages,
        List<Integer> headWidths,
        List<Restriction> restrictions) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** @throws BlueprintProblem if the parts do not fit together */
    public Blueprint {
        stages = List.copyOf(stages);
        headWidths = headWidths.isEmpty() ? List.of() : Ascending.of("width", headWidths, 1, 4096);
        restrictions = List.copyOf(restrictions);
        if (!NAME.matcher(name).matches()) {
            throw new BlueprintProblem(
                    "",
                    "name",
                    "name (%s) must be lower-case letters, digits and hyphens, and begin with a letter."
                            .formatted(name));
        }
        if (stages.isEmpty()) {
            throw new BlueprintProblem("", "stages", "stages is empty; a space needs at least one.");
        }
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            if (!names.add(stage.name())) {
                throw new BlueprintProblem(stage.name(), "name", "stage (%s) stands twice.".formatted(stage.name()));
            }
        }
        Wiring.of(stem, stages);
    }

    Stage stage(String name) {
        return stages.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
