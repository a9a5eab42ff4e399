package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Stage;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Attempts;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Teacher;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.JacobCov;
import io.github.weft.proxy.shared.Nwot;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import io.github.weft.space.entangled.Mobile;
import io.github.weft.space.hybrid.Hytra;
import io.github.weft.torch.OwnWeights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every proxy of the catalogue keeps to, on random networks of four spaces. */
@Tag("torch")
class ProxyContractTest {

    private static final int CLASSES = 4;

    enum Place {
        CELLS(new Nb201(), Shape.image(3, 8, 8), Map.of("channels", 4, "cells", 1), 8),
        BOTTLENECKS(new Mobile(), Shape.image(1, 28, 28), Map.of(), 4),
        LADDER(Mobile.ofa(), Shape.image(1, 20, 20), Map.of(), 2),
        HYBRIDS(Hytra.mini(), Shape.image(1, 8, 8), Map.of("channels", 8), 2);

        final SearchSpace space;
        final Setting setting;
        final Batch batch;
        final int networks;

        Place(SearchSpace space, Shape shape, Map<String, Integer> skeleton, int networks) {
            this.space = space;
            this.setting = space.setting(shape, CLASSES).with(skeleton);
            this.batch = NoiseBatches.noise(shape, 12, CLASSES, 1);
            this.networks = networks;
        }

        ProxyStage stage(List<ZeroCostProxy> proxies) {
            return new ProxyStage(space, setting, proxies, List.of(taught(batch)), 5, Duration.ofMinutes(2));
        }

        BatchSource taught(Batch seen) {
            Genome teacher = Variation.random(space, Seeds.generator(1, "teacher"));
            return NoiseBatches.of(seen, CLASSES).taughtBy(Teacher.of(space, teacher, setting, 5));
        }

        List<Genome> genomes() {
            List<Genome> genomes = new ArrayList<>();
            for (int i = 0; i < networks; i++) {
                genomes.add(Variation.random(space, Seeds.generator(i, "network")));
            }
            return genomes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void scoresAreFiniteOrSayWhyNot(Place place) {
        int measured = 0;
        int applicable = 0;
        for (Genome genome : place.genomes()) {
            for (Evaluation evaluation : place.stage(Proxies.all()).evaluate(genome, 0)) {
                evaluation
                        .score()
                        .failure()
                        .ifPresent(reason -> assertThat(reason)
                                .as(evaluation.metric())
                                .matches("(identical codes|undefined|no path|does not apply): .+"));
                measured += evaluation.score().value().isPresent() ? 1 : 0;
                applicable += List.of(kinds(evaluation.score())).contains("does not apply") ? 0 : 1;
            }
        }
        assertThat(applicable).isGreaterThan(place.networks * Proxies.all().size() * 8 / 10);
        assertThat(measured).isGreaterThan(applicable * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource
    void aScoreDoesNotDependOnWhatElseIsAsked(Place place) {
        List<ZeroCostProxy> reversed = new ArrayList<>(Proxies.all());
        Collections.reverse(reversed);
        List<ZeroCostProxy> forwardOnly = List.of(new JacobCov(), new Nwot());

        for (Genome genome : place.genomes().subList(0, place.networks / 2)) {
            Map<String, Score> together = scores(place.stage(Proxies.all()), genome, 0);
            assertThat(scores(place.stage(reversed), genome, 0)).isEqualTo(together);
            assertThat(together).containsAllEntriesOf(scores(place.stage(forwardOnly), genome, 0));
            for (ZeroCostProxy proxy : Proxies.all()) {
                assertThat(together).containsAllEntriesOf(scores(place.stage(List.of(proxy)), genome, 0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScoreDoesNotDependOnThreads(Place place) throws Exception {
        ProxyStage stage = place.stage(Proxies.all());
        List<Map<String, Score>> alone =
                place.genomes().stream().map(genome -> scores(stage, genome, 0)).toList();

        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Map<String, Score>>> futures = place.genomes().stream()
                    .map(genome -> threads.submit(() -> scores(stage, genome, 0)))
                    .toList();
            for (int i = 0; i < futures.size(); i++) {
                assertThat(futures.get(i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherReplicateHasOtherWeights(Place place) {
        Genome genome = place.genomes().get(0);
        Map<String, Score> first = scores(place.stage(Proxies.all()), genome, 0);
        Map<String, Score> second = scores(place.stage(Proxies.all()), genome, 1);

        assertThat(second.get("params")).isEqualTo(first.get("params"));
        for (String metric : List.of("random", "l2-norm", "grad-norm", "snip", "synflow", "nwot", "jacob-cov")) {
            assertThat(second.get(metric)).as(metric).isNotEqualTo(first.get(metric));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfTheBatchDoesNotMatter(Place place) {
        int size = place.batch.size();
        int length = Math.toIntExact(place.batch.shape().size());
        float[] pixels = place.batch.values();
        float[] turned = new float[pixels.length];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            int from = (i + 5) % size;
            System.arraycopy(pixels, from * length, turned, i * length, length);
            labels[i] = place.batch.label(from);
        }
        Batch other = Batch.of("noise", place.batch.shape(), turned, labels);
        var rotated = new ProxyStage(
                place.space, place.setting, Proxies.all(), List.of(place.taught(other)), 5, Duration.ofMinutes(2));

        for (Genome genome : place.genomes().subList(0, place.networks / 2)) {
            Map<String, Score> straight = scores(place.stage(Proxies.all()), genome, 0);
            scores(rotated, genome, 0).forEach((metric, score) -> {
                double tolerance = metric.equals("grasp") || metric.equals("plain") ? 5e-2 : 1e-3;
                Score expected = score(straight, metric);
                assertThat(same(score, expected, tolerance))
                        .as("%s: %s and %s", metric, score, expected)
                        .isTrue();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsStayAsTheyWere(Place place) {
        var network = place.space.decode(place.genomes().get(1), place.setting);
        Map<OwnWeights, Map<String, float[]>> before = new LinkedHashMap<>();

        try (Probe probe = Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> {
                    var weights = OwnWeights.of(built, initialisation, 3, DataType.FLOAT32, scope);
                    if (seed == 3) { // what passes draw for themselves ends with them
                        before.put(weights, numbers(weights));
                    }
                    return weights;
                },
                place.taught(place.batch),
                3,
                Proxies.all().stream().map(ZeroCostProxy::reading).toList(),
                Deadline.none())) {
            Proxies.all().forEach(proxy -> Attempts.score(proxy, probe));

            assertThat(before).isNotEmpty();
            before.forEach((weights, numbers) -> numbers(weights)
                    .forEach((name, values) -> assertThat(values).as(name).isEqualTo(numbers.get(name))));
        }
    }

    @Test
    void aNetworkWithoutAPathHasCostsAndReasons() {
        Genome none = Place.CELLS.space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
        Map<String, Score> scores = scores(Place.CELLS.stage(Proxies.all()), none, 0);

        assertThat(score(scores, "params").value()).isPresent();
        assertThat(score(scores, "synflow").failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("no path:"));
        assertThat(score(scores, "jacob-cov").failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("undefined:"));
        assertThat(score(scores, "nwot").failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("identical codes:"));
        for (String metric : List.of("diswot", "diswot-relation", "diswot-semantic")) {
            assertThat(score(scores, metric).failure())
                    .as(metric)
                    .hasValue("undefined: the features of image 0 are all 0");
        }
    }

    @Test
    void readingWhatWasNotPlannedIsAnError() {
        var network = Place.CELLS.space.decode(Place.CELLS.genomes().get(0), Place.CELLS.setting);

        try (Probe probe = Probe.of(
                Model.of(network),
                BatchSource.only(Place.CELLS.batch),
                1,
                List.of(Readings.WEIGHTS),
                Deadline.none())) {
            assertThatThrownBy(() -> probe.read(Readings.GRADIENTS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("(gradients) was not planned");
        }
    }

    private static Map<String, float[]> numbers(OwnWeights weights) {
        Map<String, float[]> numbers = new HashMap<>();
        weights.leaves()
                .names()
                .forEach(name -> numbers.put(name, weights.leaves().values(name)));
        return numbers;
    }

    private static Map<String, Score> scores(Stage stage, Genome genome, int replicate) {
        Map<String, Score> scores = new LinkedHashMap<>();
        stage.evaluate(genome, replicate).forEach(each -> scores.put(each.metric(), each.score()));
        return scores;
    }

    private static Score score(Map<String, Score> scores, String metric) {
        return Objects.requireNonNull(scores.get(metric), () -> metric + " is not among " + scores.keySet());
    }

    private static boolean same(Score left, Score right, double tolerance) {
        if (left.value().isEmpty() || right.value().isEmpty()) {
            return Arrays.equals(kinds(left), kinds(right));
        }
        double a = left.value().getAsDouble();
        double b = right.value().getAsDouble();
        return Math.abs(a - b) <= tolerance * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)));
    }

    private static String[] kinds(Score score) {
        return score.failure().map(reason -> reason.split(":")[0]).stream().toArray(String[]::new);
    }
}
