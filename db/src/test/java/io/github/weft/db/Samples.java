package io.github.weft.db;

import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small facts to fill stores with. */
final class Samples {

    static final Protocol PROTOCOL = Protocol.of(Map.of("batch", "64", "init", "kaiming", "data", "fashion-mnist"));

    private Samples() {}

    static Run run(String id) {
        return new Run(id, "search", "space: mobile\nseed: 7\n", 7, new TreeMap<>(Map.of("java", "17", "os", "Linux")));
    }

    static Candidate candidate(String genome) {
        return new Candidate(genome, genome, List.of(), "random", 0);
    }

    static Evaluation evaluation(String genome, String metric, double value) {
        return evaluation(genome, metric, 0, Score.of(value));
    }

    static Evaluation evaluation(String genome, String metric, int replicate, Score score) {
        return new Evaluation(genome, metric, PROTOCOL, 0, replicate, score, 0.25, List.of());
    }

    /** One candidate's evaluations by as many metrics. */
    static List<Evaluation> group(String genome, int metrics) {
        var group = new ArrayList<Evaluation>();
        for (int metric = 0; metric < metrics; metric++) {
            group.add(evaluation(genome, "metric-" + metric, genome.hashCode() / (metric + 3.0)));
        }
        return group;
    }
}
