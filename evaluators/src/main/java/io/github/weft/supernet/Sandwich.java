package io.github.weft.supernet;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The largest network learns the labels; the smallest and some random ones learn, on the same images, what the largest says of them
 * (Yu et al.: BigNAS, 2020, sandwich rule and in-place distillation). Gradients are summed.
 *
 * <p>All are candidates of the space: random ones are redrawn until they are.
 *
 * <p>Different from the paper: no dropout and no drop-connect on the largest network; what is clipped is the norm of the gradient.
 */
public final class Sandwich implements Sampler {

    private final SearchSpace space;
    private final Candidates candidates;
    private final Extremes extremes;
    private final int randoms;

    /** @param randoms random networks a step, besides the two extremes; 2 in the paper */
    public Sandwich(SearchSpace space, Setting setting, int randoms) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
        this.extremes = Extremes.of(space, setting, candidates);
        this.randoms = randoms;
    }

    @Override
    public String protocol() {
        return "sandwich(random=%s)".formatted(randoms);
    }

    @Override
    public Plan plan(Moment moment) {
        RandomGenerator random = moment.random();
        List<Lesson> lessons = new ArrayList<>();
        lessons.add(new Lesson(extremes.largest(), Target.LABELS));
        lessons.add(new Lesson(extremes.smallest(), Target.TEACHER));
        for (int i = 0; i < randoms; i++) {
            lessons.add(new Lesson(space.canonical(candidates.uniform(random)), Target.TEACHER));
        }
        return new Plan(lessons, Optional.of(extremes.largest()), Optional.empty());
    }
}
