package io.github.weft.report;

import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
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

    private final RandomGenerator random = Seeds.generator(20, "overnight");
    private final Facts facts = Facts.of(CONFIGURATION);
    private final Map<String, Double> zeroCost = new LinkedHashMap<>();
    private final Map<String, Double> quality = new LinkedHashMap<>();

    private Overnight() {}

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
        String genome = genome();
        if (quality.containsKey(genome)) {
            candidate(number, candidates);
            return;
        }
        boolean drawn = number < 32;
        double params = Math.rint(Math.exp(8.6 + 2.9 * random.nextDouble()));
        double fit = Math.log(params) - 10 + (drawn ? 0 : 0.9 * number / candidates) + 0.5 * random.nextGaussian();
        quality.put(genome, fit);
        facts.candidate(genome, drawn ? "random" : number % 3 == 0 ? "mutation" : "crossover");
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

    private String genome() {
        int[] widths = {8, 16, 32, 64};
        var stages = new ArrayList<String>();
        for (int stage = 0; stage < 4; stage++) {
            var blocks = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(block -> "-k" + (3 + 2 * random.nextInt(3)) + "e" + (2 + random.nextInt(3)))
                    .toList();
            stages.add(widths[stage] * (1 + random.nextInt(2)) + "x" + blocks.size() + String.join("", blocks));
        }
        return String.join("_", stages);
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
