package io.github.weft.report;

import io.github.weft.arch.Shape;
import io.github.weft.report.story.Background;
import io.github.weft.report.story.World;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A made-up search of the mobile space that looks like a real one: proxies for all, short training for some, full training for two. */
public final class Overnight {

    private static final String CONFIGURATION = """
            space: mobile
            data: fashion-mnist
            seed: 7
            evaluations: 300
            objectives: accuracy,-params
            constraint: params<100k
            strategy: nsga2
            population: 32
            proxies: nwot,jacob-cov,params
            reference: 32
            promote: 8
            short-epochs: 6
            finish: 2
            full-epochs: 30
            """;

    private static final SearchSpace SPACE = Spaces.named("mobile");

    private final List<Genome> genomes = new ArrayList<>();
    private final RandomGenerator random = Seeds.generator(20, "overnight");
    private final Facts facts = Facts.of(CONFIGURATION);
    private final Map<String, Double> zeroCost = new LinkedHashMap<>();
    private final Map<String, Double> quality = new LinkedHashMap<>();

    private Overnight() {}

    /** What its genomes mean. */
    public static Background background() {
        return Background.none().in(new World(SPACE, SPACE.setting(Shape.image(1, 28, 28), 10)));
    }

    /** @param candidates how many have proxies; about one in forty fails */
    public static RunView of(int candidates) {
        var night = new Overnight();
        for (int i = 0; i < candidates; i++) {
            night.candidate(i, candidates);
        }
        night.train();
        return night.facts.view();
    }

    private void candidate(int number, int candidates) {
        boolean drawn = number < 32;
        String parent = drawn ? "" : SPACE.format(parent());
        Genome made = genome(drawn);
        String genome = SPACE.format(made);
        if (quality.containsKey(genome)) {
            candidate(number, candidates);
            return;
        }
        genomes.add(made);
        double params = Math.rint(Math.exp(8.6 + 2.9 * random.nextDouble()));
        double fit = Math.log(params) - 10 + (drawn ? 0 : 0.9 * number / candidates) + 0.5 * random.nextGaussian();
        quality.put(genome, fit);
        int step = number / 32 - 1;
        if (drawn) {
            facts.child(genome, "random", step);
        } else {
            facts.child(genome, number % 3 == 0 ? "mutation" : "crossover", step, parent);
        }
        facts.score(genome, "params", params);
        facts.score(genome, "flops", Math.rint(params * (42 + 30 * random.nextDouble())));
        if (number % 41 == 17) {
            facts.failed(genome, "nwot", 0, "not finite: -Infinity");
        } else {
            facts.score(genome, "nwot", 380 + 22 * fit + 6 * random.nextGaussian());
        }
        if (number % 67 == 29) {
            facts.failed(genome, "zero-cost", 0, "memory: 5.1 GB predicted, 4 GB allowed");
            return;
        }
        facts.score(genome, "jacob-cov", -1200 + 140 * fit + 90 * random.nextGaussian());
        facts.score(genome, "synflow", Math.exp(9 + 2.2 * fit + random.nextGaussian()));
        facts.score(genome, "random", random.nextDouble());
        double score = -Math.log1p(Math.exp(1.2 - 1.1 * fit + 0.35 * random.nextGaussian()));
        zeroCost.put(genome, score);
        facts.score(genome, "zero-cost", score);
    }

    /** Drawn, or an earlier one with some changes. */
    private Genome genome(boolean drawn) {
        Genome genome = drawn ? Variation.random(SPACE, random) : parent();
        for (int i = drawn ? 3 : 0; i < 3; i++) {
            genome = Variation.mutate(SPACE, genome, random);
        }
        return SPACE.canonical(genome);
    }

    private Genome parent() {
        return genomes.get(random.nextInt(genomes.size()));
    }

    private void train() {
        List<String> promoted = zeroCost.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(8)
                .map(Map.Entry::getKey)
                .toList();
        promoted.forEach(genome -> train(genome, 6));
        train(promoted.get(0), 30);
        train(promoted.get(2), 30);
    }

    private void train(String genome, int epochs) {
        double fit = Objects.requireNonNull(quality.get(genome), "what is trained is a candidate");
        double ceiling = 84 + 1.1 * fit + (epochs > 6 ? 2.4 : 0);
        List<Double> curve = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> ceiling - 26 * Math.exp(-4.2 * epoch / epochs) + 0.4 * random.nextGaussian())
                .map(accuracy -> Math.rint(accuracy * 1200 / 100) * 100 / 1200)
                .toList();
        facts.curve(genome, epochs, curve);
        if (epochs > 6) {
            facts.add(new Evaluation(
                    genome,
                    "test-accuracy",
                    Protocol.exact(),
                    epochs,
                    0,
                    Score.of(Math.rint((curve.get(epochs - 1) - 0.6) * 10) / 10),
                    0,
                    List.of()));
        }
    }
}
