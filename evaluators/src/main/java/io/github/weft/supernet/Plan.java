package io.github.weft.supernet;

import io.github.weft.space.Genome;
import java.util.List;
import java.util.Optional;

/**
 * What one step does: its sub-networks see the same images one after the other, their gradients are summed, and the weights they touched
 * move once.
 *
 * @param teacher whose probabilities are the soft targets; where it is the first lesson's genome, its logits of that lesson are used
 * @param showing the images; empty for the next batch of the epoch
 */
public record Plan(List<Lesson> lessons, Optional<Genome> teacher, Optional<Showing> showing) {

    public Plan {
        lessons = List.copyOf(lessons);
        if (lessons.isEmpty()) {
            throw new IllegalArgumentException("a step needs at least one sub-network.");
        }
        if (teacher.isEmpty() && lessons.stream().anyMatch(lesson -> lesson.target() != Target.LABELS)) {
            throw new IllegalArgumentException("lessons that learn from a teacher need one.");
        }
    }

    /** These sub-networks learn the labels of the epoch's next batch. */
    public static Plan labels(List<Genome> genomes) {
        return new Plan(
                genomes.stream()
                        .map(genome -> new Lesson(genome, Target.LABELS))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same on chosen images. */
    public Plan on(Showing chosen) {
        return new Plan(lessons, teacher, Optional.of(chosen));
    }
}
