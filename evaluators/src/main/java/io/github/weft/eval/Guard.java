package io.github.weft.eval;

import io.github.weft.arch.Costs;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a stage from candidates that do not fit into memory, which have failed before anything of them is built, and a run from what a
 * stage did not foresee: an exception that a candidate causes is its failure, {@code fault: ...}, and logged with its trace.
 *
 * <p>Predicted is what one backward pass holds: every activation with its gradient for the whole batch, and the weights four times over
 * (values, gradients, momentum, one temporary), in float32. The engine's own workspace is not in it.
 *
 * @param batch images in a pass of the stage
 * @param fidelity of the stage's evaluations
 * @param bytes the limit for one worker
 */
public record Guard(Stage stage, SearchSpace space, Setting setting, int batch, int fidelity, long bytes)
        implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public List<Metric> metrics() {
        return stage.metrics();
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        long predicted = predicted(space.decode(genome, setting).costs());
        if (predicted > bytes) {
            return failed(
                    genome,
                    replicate,
                    "too large: predicted %s MiB, limit %s MiB".formatted(predicted >> 20, bytes >> 20));
        }
        try {
            return stage.evaluate(genome, replicate);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn("{} failed on {}", name(), space.format(genome), e);
            return failed(genome, replicate, "fault: " + e.getClass().getSimpleName());
        }
    }

    private List<Evaluation> failed(Genome genome, int replicate, String reason) {
        String candidate = space.format(space.canonical(genome));
        Score failed = Score.failed(reason);
        Protocol protocol = Protocol.exact().with("max-memory", bytes).with("batch", batch);
        return metrics().stream()
                .map(metric ->
                        new Evaluation(candidate, metric.name(), protocol, fidelity, replicate, failed, 0, List.of()))
                .toList();
    }

    private long predicted(Costs costs) {
        return 2L * batch * costs.activationBytes() + 4L * Float.BYTES * costs.params();
    }
}
