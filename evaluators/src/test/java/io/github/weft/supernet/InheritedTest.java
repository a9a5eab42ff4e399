package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.eval.Deadline;
import io.github.weft.score.Evaluation;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class InheritedTest {

    private static final SearchSpace MOBILE = Spaces.named("mobile");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** A norm right behind the image: its statistics are those of the pixels. */
    @Test
    void recalibrationIsTheMeanAndVarianceOfFixedBatches() {
        var builder = new NetworkBuilder();
        String at = builder.batchNorm("norm", builder.input("x", Nursery.DATA.shape()), Extent.whole(1));
        builder.output(
                Network.LOGITS,
                builder.linear("head", builder.globalAveragePool("mean", at), Extent.whole(10), Extent.whole(1)));
        Network network = builder.build();
        int size = Nursery.DATA.train().size();
        var pixels = new float[size * 784];
        Nursery.DATA.train().copy(IntStream.range(0, size).toArray(), pixels);
        double mean = IntStream.range(0, pixels.length)
                .mapToDouble(i -> pixels[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, pixels.length)
                        .mapToDouble(i -> Math.pow(pixels[i] - mean, 2))
                        .sum()
                / (pixels.length - 1);
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
            Statistics all = new Recalibration(1, 100_000).of(network, weights, Nursery.DATA, Deadline.none(), scope);
            assertThat(all.values().get("norm.mean")[0]).isCloseTo((float) mean, within(1e-4f));
            assertThat(all.values().get("norm.variance")[0]).isCloseTo((float) variance, within(1e-4f));

            Statistics halves =
                    new Recalibration(2, size / 2).of(network, weights, Nursery.DATA, Deadline.none(), scope);
            assertThat(halves.values().get("norm.mean")[0]).isCloseTo((float) mean, within(1e-4f));
        }
    }

    @Test
    void aScoreDoesNotDependOnWhatWasEvaluatedBefore(@TempDir Path folder) {
        Terms terms = Nursery.terms("mobile", "uniform", Nursery.SGD, 10);
        List<Genome> genomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            genomes.add(MOBILE.canonical(Variation.random(MOBILE, Nursery.random(i))));
        }
        Path file = folder.resolve("x.supernet");
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> false, step -> {});
            supernet.checkpoint().write(file);
            Inherited there = Inherited.from(supernet, Recalibration.usual(), LIMIT);
            List<Evaluation> forward = scores(there, genomes);
            Collections.reverse(genomes);
            List<Evaluation> backward = scores(there, genomes);
            Collections.reverse(backward);
            Collections.reverse(genomes);
            Inherited read = Inherited.from(file, MOBILE, terms.setting(), Nursery.DATA, LIMIT, scope);

            assertThat(forward)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(backward)
                    .isEqualTo(scores(read, genomes));
            assertThat(forward).allSatisfy(each -> {
                assertThat(each.metric()).isEqualTo("inherited-accuracy");
                assertThat(each.score().value().orElseThrow()).isBetween(0.0, 100.0);
                assertThat(each.protocol().fields())
                        .containsEntry(
                                "supernet", supernet.checkpoint().digest().substring(0, 16));
            });
            assertThat(supernet.checkpoint()).isEqualTo(Checkpoint.read(file));
        }
    }

    private static List<Evaluation> scores(Inherited stage, List<Genome> genomes) {
        var scores = new ArrayList<Evaluation>();
        genomes.forEach(genome -> scores.addAll(stage.evaluate(genome, 0)));
        return scores;
    }

    @Test
    void aSupernetOfOtherDataIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("x.supernet");
        try (Scope scope = Scope.open()) {
            Supernet.fresh(Nursery.terms("mobile", "uniform", Nursery.SGD, 10), scope)
                    .checkpoint()
                    .write(file);
            var setting = Nursery.setting(MOBILE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Inherited.from(file, MOBILE, setting.with("stem-stride", 1), Nursery.DATA, LIMIT, scope))
                    .withMessageContaining("is another supernet's: its setting is");
        }
    }

    /** The supernet has learnt: its sub-networks are better than chance by far. */
    @Test
    @Tag("heavy")
    void sixHundredStepsTeachATransformerToTellClothesApart() {
        Terms terms = Nursery.terms("vit-mini-v2", "uniform", Nursery.ADAMW, 600);
        SearchSpace space = terms.space();
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> false, step -> {});
            Inherited stage = Inherited.from(supernet, Recalibration.usual(), LIMIT);
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += stage.evaluate(Variation.random(space, Nursery.random(i)), 0)
                        .get(0)
                        .score()
                        .value()
                        .orElseThrow();
            }

            assertThat(sum / 10).isGreaterThan(50);
        }
    }
}
