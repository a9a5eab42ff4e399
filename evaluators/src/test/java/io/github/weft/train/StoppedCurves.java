package io.github.weft.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What early stops save and what they lose: of trainings that went to the end, every ordered pair is asked, epoch after epoch, whether the
 * second would have been given up against the first. Three rules: both curves extrapolated ({@link EarlyStop}), the own curve alone held
 * against the accuracy that the first ended with (as published), and a plateau, where less than half a point is expected to come.
 *
 * <p>Argument: a folder with a file for every training, an accuracy a line, as many in each.
 */
final class StoppedCurves {

    private static final double CONFIDENCE = .95;
    private static final double TOLERANCE = .5;

    private StoppedCurves() {}

    /** Whether a training is given up after so many epochs. */
    private interface Rule {
        boolean stops(List<Double> first, List<Double> curve, int epochs);
    }

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            List<List<Double>> curves = files.sorted().map(StoppedCurves::curve).toList();
            tell("both extrapolated", StoppedCurves::both, curves);
            tell("own against the final mark", StoppedCurves::published, curves);
            tell("plateau", StoppedCurves::plateau, curves);
            tellForecasts(curves);
        }
    }

    private static List<Double> curve(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Double::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean both(List<Double> first, List<Double> curve, int epochs) {
        return new EarlyStop(CONFIDENCE, first)
                .verdict(curve.subList(0, epochs))
                .isPresent();
    }

    private static boolean published(List<Double> first, List<Double> curve, int epochs) {
        return asked(first, epochs) && likely(curve, epochs, first.get(first.size() - 1));
    }

    private static boolean plateau(List<Double> first, List<Double> curve, int epochs) {
        double best = curve.subList(0, epochs).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return asked(first, epochs) && likely(curve, epochs, best + TOLERANCE);
    }

    private static boolean asked(List<Double> first, int epochs) {
        return epochs >= EarlyStop.FIRST && 3 * epochs >= first.size();
    }

    /** Whether the end is below an accuracy by the curve alone. */
    private static boolean likely(List<Double> curve, int epochs, double accuracy) {
        Optional<LearningCurve.Forecast> forecast =
                LearningCurve.through(curve.subList(0, epochs)).map(fit -> fit.at(curve.size()));
        return forecast.filter(end -> new TDistribution(end.freedom())
                                .cumulativeProbability((accuracy - end.accuracy()) / end.deviation())
                        >= CONFIDENCE)
                .isPresent();
    }

    /** How many epochs a rule saves over all pairs; how many that it gives up would have won, and what was lost of the best of the pair. */
    private static void tell(String name, Rule rule, List<List<Double>> curves) {
        int pairs = 0;
        int worse = 0;
        int stopped = 0;
        int wrong = 0;
        double lost = 0;
        double rose = 0;
        double saved = 0;
        for (List<Double> first : curves) {
            for (List<Double> curve : curves) {
                if (first == curve) {
                    continue;
                }
                int all = curve.size();
                double gain = curve.get(all - 1) - first.get(all - 1);
                int end = IntStream.range(1, all)
                        .filter(epochs -> rule.stops(first, curve, epochs))
                        .findFirst()
                        .orElse(all);
                pairs++;
                worse += gain < 0 ? 1 : 0;
                saved += (double) (all - end) / all;
                if (end < all) {
                    stopped++;
                    wrong += gain > 0 ? 1 : 0;
                    lost = Math.max(lost, gain);
                    rose += curve.get(all - 1) - curve.get(end - 1);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d (%d end below) | %.0f %% | %d | %.2f | %.2f |%n",
                name,
                stopped,
                pairs,
                worse,
                100 * saved / pairs,
                wrong,
                lost,
                stopped == 0 ? 0 : rose / stopped);
    }

    /** How far trainings end above what is forecast. */
    private static void tellForecasts(List<List<Double>> curves) {
        for (int epochs = EarlyStop.FIRST; epochs < curves.get(0).size(); epochs++) {
            int known = epochs;
            double[] above = curves.stream()
                    .flatMap(curve -> LearningCurve.through(curve.subList(0, known)).stream()
                            .map(fit -> curve.get(curve.size() - 1)
                                    - fit.at(curve.size()).accuracy()))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "after %d epochs %d of %d can be fitted, and end %.2f points above the forecast%n",
                    epochs,
                    above.length,
                    curves.size(),
                    Arrays.stream(above).average().orElse(Double.NaN));
        }
    }
}
