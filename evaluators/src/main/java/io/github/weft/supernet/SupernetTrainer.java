package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Torch;
import io.github.weft.train.Descent;
import io.github.weft.train.Diverged;
import io.github.weft.train.SmoothedCrossEntropy;
import io.github.weft.train.SoftCrossEntropy;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Advances a supernet. Every sub-network of a step runs on views of its slices, so gradients are as large as the slices and what lies outside
 * of them, or of the masks of networks with few connections, keeps every bit: weights, and the optimiser's memory.
 *
 * <p>Batch norm normalises by the statistics of the batch; no running ones are kept. Looks at training images alone.
 */
public final class SupernetTrainer {

    private static final Pass PASS = Pass.with(new BatchNormMode.Batch());
    private static final int TRIM_EVERY = 100;

    private final Supernet supernet;
    private final Terms terms;
    private final Course course;
    private final Lending lending;
    private final long weights;

    public SupernetTrainer(Supernet supernet) {
        this.supernet = supernet;
        this.terms = supernet.terms();
        this.course = new Course(terms.data().train(), terms.recipe().presentation(), terms.seed());
        this.lending = new Lending(terms.space(), terms.data());
        this.weights = supernet.weights().leaves().names().stream()
                .mapToLong(name -> supernet.weights().leaves().tensor(name).size())
                .sum();
    }

    /**
     * What a step showed.
     *
     * @param number steps done, this one included
     * @param loss mean over its lessons, in nats
     * @param touched share of all weights that it moved
     */
    public record Step(int number, double loss, double touched) {}

    /** Hears of every step. */
    @FunctionalInterface
    public interface Listener {
        void trained(Step step);
    }

    /**
     * Trains to the last step, or until a stop is asked for between steps.
     *
     * @throws Diverged if a loss is no finite number; the supernet stands as it was before that step
     */
    public void train(BooleanSupplier stop, Listener listener) {
        while (supernet.step() < terms.recipe().steps() && !stop.getAsBoolean()) {
            listener.trained(step());
            if (supernet.step() % TRIM_EVERY == 0) {
                Torch.releaseMemory();
            }
        }
    }

    /** One step. @throws Diverged if a loss is no finite number; nothing has moved then */
    public Step step() {
        int number = supernet.step();
        Plan plan = terms.sampler().plan(terms.moment(number));
        Course.Batch batch =
                plan.showing().map(chosen -> course.batch(number, chosen)).orElseGet(() -> course.batch(number));
        try (Scope scope = Scope.open()) {
            var gradients = new Gradients(scope);
            double loss = teach(plan, batch, gradients, scope) / plan.lessons().size();
            terms.recipe().clip().ifPresent(gradients::clip);
            List<Descent.Part> parts = gradients.parts();
            supernet.descent().step(terms.recipe().rates().rate(number), parts, scope);
            supernet.advance();
            long touched = parts.stream().mapToLong(Descent.Part::count).sum();
            return new Step(number + 1, loss, (double) touched / weights);
        }
    }

    /** All lessons of a step; the sum of their losses. */
    private double teach(Plan plan, Course.Batch batch, Gradients gradients, Scope scope) {
        Shape shape = terms.data().shape();
        NDArray input =
                scope.floats(batch.pixels(), batch.labels().length, shape.features(), shape.height(), shape.width());
        NDArray targets = null;
        double sum = 0;
        for (int i = 0; i < plan.lessons().size(); i++) {
            Lesson lesson = plan.lessons().get(i);
            boolean teaches =
                    i == 0 && plan.teacher().filter(lesson.genome()::equals).isPresent();
            if (targets == null && !teaches && plan.teacher().isPresent()) {
                targets = said(plan.teacher().get(), input, scope);
            }
            try (Scope inner = scope.inner()) {
                Network network = terms.space().decode(lesson.genome(), terms.setting());
                SliceLeaves views = SliceLeaves.of(network, supernet.weights(), inner);
                Masks masks = lending.masks(lesson.genome(), network, supernet.weights(), inner);
                var executor = new Executor(network, Lending.through(masks, views, inner));
                NDArray logits = Torch.recording(() -> executor.logits(input, inner, PASS));
                NDArray teacher = targets;
                NDArray loss = Torch.recording(() -> loss(lesson.target(), logits, teacher, batch, inner));
                double value = loss.getFloat();
                if (!Double.isFinite(value)) {
                    throw new Diverged("the loss is %s at step %s".formatted(value, supernet.step() + 1));
                }
                Torch.backward(weighted(loss, lesson.weight()));
                terms.sampler().learn(lesson, new LiveLesson(network, value, batch, logits, views, inner));
                gradients.add(views, Lending.confining(network, masks));
                targets = teaches ? scope.adopt(Torch.plain(logits::duplicate)) : targets;
                sum += value;
            }
        }
        return sum;
    }

    /** Logits without a record. */
    private NDArray said(Genome genome, NDArray input, Scope scope) {
        try (Scope inner = scope.inner()) {
            Network network = terms.space().decode(genome, terms.setting());
            var executor = new Executor(network, lending.weights(genome, network, supernet.weights(), inner));
            return scope.adopt(Torch.plain(() -> executor.logits(input, inner, PASS)));
        }
    }

    private NDArray loss(Target target, NDArray logits, @Nullable NDArray teacher, Course.Batch batch, Scope scope) {
        if (target == Target.LABELS || teacher == null) {
            return labels(logits, batch, scope);
        }
        NDArray soft = SoftCrossEntropy.of(logits, teacher, batch.weights(), scope);
        return target == Target.TEACHER ? soft : soft.add(labels(logits, batch, scope));
    }

    private static NDArray weighted(NDArray loss, double weight) {
        return weight == 1 ? loss : Torch.recording(() -> loss.mul((float) weight));
    }

    private NDArray labels(NDArray logits, Course.Batch batch, Scope scope) {
        return SmoothedCrossEntropy.of(
                logits, batch.labels(), batch.weights(), terms.recipe().smoothing(), scope);
    }
}
