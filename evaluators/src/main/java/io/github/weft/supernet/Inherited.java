package io.github.weft.supernet;

import ai.djl.engine.EngineException;
import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.data.Images;
import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SharedWeights;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Weights;
import io.github.weft.train.Accuracy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The rung of evidence that judges a candidate by the weights it inherits from a supernet: its validation accuracy after recalibration. The
 * candidate itself is not trained.
 */
public final class Inherited implements Stage {

    /** Share of validation images that are classified rightly with inherited weights. */
    public static final Metric ACCURACY = Metric.maximize("inherited-accuracy").in("%");

    private final SearchSpace space;
    private final Setting setting;
    private final Dataset data;
    private final SharedWeights weights;
    private final Protocol protocol;
    private final Recalibration recalibration;
    private final Lending lending;
    private final Duration limit;

    private Inherited(
            SearchSpace space,
            Setting setting,
            Dataset data,
            SharedWeights weights,
            Protocol protocol,
            Recalibration recalibration,
            Duration limit) {
        this.space = space;
        this.setting = setting;
        this.data = data;
        this.weights = weights;
        this.recalibration = recalibration;
        this.limit = limit;
        this.lending = new Lending(space, data);
        Protocol here = space.sparse() ? protocol.with("masks", "by the shared weights") : protocol;
        this.protocol = here.with("recalibration", "%sx%s".formatted(recalibration.batches(), recalibration.size()))
                .with("type", "float32");
    }

    /**
     * By a supernet as it stands; it must not be trained on meanwhile. (Its digest is taken now.)
     */
    public static Inherited from(Supernet supernet, Recalibration recalibration, Duration limit) {
        Terms terms = supernet.terms();
        Protocol protocol = protocol(terms.space(), terms.setting(), terms.data(), supernet.checkpoint());
        return new Inherited(
                terms.space(), terms.setting(), terms.data(), supernet.weights(), protocol, recalibration, limit);
    }

    /**
     * Reads a supernet's file to inherit from.
     *
     * @throws IllegalArgumentException if the file is damaged, or the supernet is of another space, setting or data
     */
    public static Checkpoint read(Path file, SearchSpace space, Setting setting, Dataset data) {
        return Checkpoint.read(file).checked(file, Terms.world(space, setting, data));
    }

    /** By weights that nobody has trained: the control of every supernet. */
    public static Inherited untrained(
            SearchSpace space, Setting setting, Dataset data, long seed, Duration limit, Scope scope) {
        Initialisation initialisation = Initialisation.KAIMING_NORMAL;
        Protocol protocol = Protocol.exact()
                .with("space", space.name())
                .with("setting", setting)
                .with("data", data.digest().substring(0, 16))
                .with("supernet", "untrained")
                .with("initialisation", initialisation);
        return new Inherited(
                space,
                setting,
                data,
                Supernet.weights(space, setting, initialisation, seed, scope),
                protocol,
                Recalibration.usual(),
                limit);
    }

    /**
     * By a supernet in a file.
     *
     * @param scope in which its weights live
     * @throws IllegalArgumentException as {@link #read}
     */
    public static Inherited from(
            Path file, SearchSpace space, Setting setting, Dataset data, Duration limit, Scope scope) {
        return from(read(file, space, setting, data), space, setting, data, limit, scope);
    }

    /**
     * By a supernet that was {@link #read}.
     *
     * @param scope in which its weights live
     */
    public static Inherited from(
            Checkpoint checkpoint, SearchSpace space, Setting setting, Dataset data, Duration limit, Scope scope) {
        SharedWeights weights = Supernet.weights(space, setting, Initialisation.DEFAULT, 0, scope);
        weights.leaves()
                .names()
                .forEach(name -> weights.leaves().set(name, checkpoint.tensors().values(name)));
        Protocol protocol = protocol(space, setting, data, checkpoint);
        return new Inherited(space, setting, data, weights, protocol, Recalibration.usual(), limit);
    }

    private static Protocol protocol(SearchSpace space, Setting setting, Dataset data, Checkpoint checkpoint) {
        return Protocol.exact()
                .with("space", space.name())
                .with("setting", setting)
                .with("data", data.digest().substring(0, 16))
                .with("supernet", checkpoint.digest().substring(0, 16))
                .with("supernet-steps", checkpoint.step());
    }

    @Override
    public String name() {
        return "supernet";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(ACCURACY);
    }

    /** How this stage measures. */
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        InstantSource clock = InstantSource.system();
        Instant start = clock.instant();
        Score score = score(genome, data.validation(), Deadline.after(limit, clock));
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        String candidate = space.format(space.canonical(genome));
        return List.of(new Evaluation(
                candidate, ACCURACY.name(), protocol, 0, replicate, score, Math.max(0, seconds), List.of()));
    }

    /** The share of some images, in percent, that a genome classifies rightly with inherited weights; or why there is none. */
    public Score score(Genome genome, Images images, Deadline deadline) {
        try (Scope scope = Scope.open()) {
            Network network = space.decode(genome, setting);
            Weights borrowed = lending.weights(genome, network, weights, scope);
            Statistics statistics = recalibration.of(network, borrowed, data, deadline, scope);
            return Accuracy.percent(network, borrowed, statistics, images, deadline, scope).stream()
                    .mapToObj(Score::of)
                    .findFirst()
                    .orElseGet(() -> Score.failed("not finite: the logits with inherited weights"));
        } catch (CandidateFailed
                | IllegalArgumentException
                | ArithmeticException
                | EngineException
                | OutOfMemoryError e) {
            return Failures.of(e);
        }
    }
}
