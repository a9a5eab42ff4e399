package io.github.weft.supernet;

import io.github.weft.arch.Network;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * One sub-network a step, its choices and its images drawn the more often the larger their gradients were in the last epoch (Lu et al.: PA&DA,
 * Jointly Sampling PAth and DAta for Consistent NAS, 2023).
 *
 * <pre>
 * each step:   P_o &lt;- (P_o + n_o) / 2            n_o: mean over the choice's genes of the gradient norms of its weights, summed over cells
 *              v_j &lt;- (v_j + |softmax(z_j) - onehot(y_j)|) / 2, or the norm itself if j is new in this epoch
 * each epoch:  p = t P / sum(P) + (1 - t) / K    q = t v / sum(v) + (1 - t) / N    t = share of the training that is done, up to a cap
 * </pre>
 *
 * <p>P and v start at 0 every epoch; the first epoch draws paths uniformly and shows every image once. By default t has no cap, as published; below 1
 * it keeps a floor of {@code (1 - cap) / K} under what has no gradient.
 *
 * <p>As published, there are no weights for what is drawn more often, though the paper derives p and q for the estimators {@code g / (K p)} and
 * {@code g / (N q)}: the objective itself moves, towards choices with weights (skips, poolings and zeros have norm 0 and die out as t rises) and towards
 * images that stay wrong, wrong labels among them. Images that were not shown in an epoch have v = 0 in the next and seldom return.
 *
 * <p>The unbiased form has these weights, the product over a path's genes times that of the image, so that the expected gradient at given weights is
 * that of uniform draws. It remembers v of images that were not shown, who would otherwise return with the largest weights, and its cap is 0.9. Clipping
 * bends the expectation again, and so do batch statistics, which see the images as drawn. Paths it does not calm: choices without
 * weights of their own come rarely and then count much.
 *
 * <p>What the space objects to is drawn again. Weights then make up for draws among the candidates up to one factor for an epoch: the share of candidates among
 * uniform draws over that among these.
 *
 * <p>One vector for all genes with the same choices is the published code's way and kept, though the paper writes of paths. Different from the code: norms
 * are taken before clipping, where they do not saturate; normalisations have scale and shift, which count beside the kernels instead of the convolutions'
 * biases; a choice without a gradient, as on an edge that nothing reads, leaves its P alone.
 */
public final class Pada implements Sampler {

    private final SearchSpace space;
    private final Candidates candidates;
    private final Importance importance;
    private final boolean unbiased;
    private final double most;
    private final PathImportance paths;
    private final DataImportance data;
    private int epoch;

    /**
     * @param most the cap of t, above 0 and up to 1
     * @throws IllegalArgumentException if the cap is out of range, or paths are to be drawn and no choice of the space has weights of its own
     */
    public Pada(SearchSpace space, Setting setting, boolean unbiased, Importance importance, double most) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
        this.importance = importance;
        this.unbiased = unbiased;
        this.most = most;
        this.paths = new PathImportance(space, setting);
        this.data = new DataImportance(unbiased);
        if (!(most > 0 && most <= 1)) {
            throw new IllegalArgumentException(
                    "importance-cap (%s) must be above 0 and at most 1. Maybe 0.9.".formatted(most));
        }
        if (importance != Importance.DATA && !paths.applies()) {
            throw new IllegalArgumentException(
                    ("importance (%s) of paths needs choices with weights of their own, as in nb201; space %s has none. "
                                    + "Maybe use importance data.")
                            .formatted(importance.text(), space.name()));
        }
    }

    /** The usual cap: none as published, 0.9 with weights, which a chance near 0 would make huge. */
    static Pada of(SearchSpace space, Setting setting, boolean unbiased, Importance importance, OptionalDouble cap) {
        return new Pada(space, setting, unbiased, importance, cap.orElse(unbiased ? 0.9 : 1));
    }

    @Override
    public String protocol() {
        return "%s(%s,%s)".formatted(unbiased ? "pada-unbiased" : "pada", importance.text(), most);
    }

    @Override
    public Plan plan(Moment moment) {
        turn(moment);
        RandomGenerator random = moment.random();
        Genome genome = candidates.first(() -> paths.drawn(random));
        double weight = unbiased ? paths.correction(genome) : 1;
        var plan = new Plan(
                List.of(new Lesson(space.canonical(genome), Target.LABELS, weight)),
                Optional.empty(),
                Optional.empty());
        return importance == Importance.PATHS || epoch == 0
                ? plan
                : plan.on(data.shown(moment.batch(), unbiased, random));
    }

    /** Does nothing while the epoch lasts. */
    private void turn(Moment moment) {
        if (importance != Importance.PATHS) {
            data.begin(moment.images());
        }
        if (moment.epoch() > epoch) {
            double share = Math.min(most, (double) moment.epoch() * moment.epochLength() / moment.steps());
            paths.turn(importance == Importance.DATA ? 0 : share);
            data.turn(share);
            epoch = moment.epoch();
        }
    }

    @Override
    public void learn(Lesson lesson, Seen seen) {
        Network network = seen.network();
        paths.count(lesson.genome());
        if (importance != Importance.DATA) {
            paths.learn(lesson.genome(), network, param -> seen.gradientNorm(param) / lesson.weight());
        }
        if (importance != Importance.PATHS) {
            data.learn(seen.images(), seen.imageNorms());
        }
    }

    @Override
    public Optional<Drawn> drawn() {
        return Optional.of(new Drawn(epoch, paths.drawn()));
    }

    @Override
    public String state() {
        return "%s %s %s".formatted(epoch, paths.state(), data.state());
    }

    @Override
    public void restore(String state) {
        Tokens tokens = Tokens.reading(state);
        epoch = tokens.integer();
        paths.restore(tokens);
        data.restore(tokens);
    }
}
