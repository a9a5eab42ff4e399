package io.github.weft.train;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What early stops save and what they lose: random networks of mobile with little more work than its smallest are trained to the end, and every ordered pair of them is asked, epoch
 * after epoch, whether the second would have been given up against the first. Three rules: both curves extrapolated ({@link EarlyStop}), the own
 * curve alone held against the accuracy that the first ended with (as published), and a plateau, where less than half a point is
 * expected to come.
 *
 * <p>Arguments: folder for curves, data, training images, epochs, networks. Curves that are there are not trained again.
 */
final class StoppedCurves {

    private static final double CONFIDENCE = .95;
    private static final double TOLERANCE = .5;
    private static final long MOST_MACS = 600_000;
    private static final SearchSpace SPACE = Spaces.named("mobile");

    private StoppedCurves() {}

    /** Whether a training is given up after so many epochs. */
    private interface Rule {
        boolean stops(List<Double> first, List<Double> curve, int epochs);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int epochs = Integer.parseInt(arguments[3]);
        Dataset data = DataSource.open(arguments[1], DataOptions.defaults().withLimit(Integer.parseInt(arguments[2])));
        RandomGenerator random = Seeds.generator(1, "stopped-curves");
        List<String> architectures = Stream.generate(
                        () -> SPACE.format(SPACE.canonical(Variation.random(SPACE, random))))
                .filter(architecture -> network(architecture, data).costs().macs() < MOST_MACS)
                .distinct()
                .limit(Integer.parseInt(arguments[4]))
                .toList();
        var curves = new ArrayList<List<Double>>();
        for (String architecture : architectures) {
            List<Double> curve = kept(folder.resolve(architecture + ".txt"), data, architecture, epochs);
            System.out.printf(Locale.ROOT, "%.2f %s %s%n", curve.get(epochs - 1), architecture, curve);
            curves.add(curve);
        }
        tell("both extrapolated", StoppedCurves::both, curves);
        tell("own against the final mark", StoppedCurves::published, curves);
        tell("plateau", StoppedCurves::plateau, curves);
    }

    private static List<Double> kept(Path file, Dataset data, String architecture, int epochs) throws IOException {
        if (!Files.exists(file)) {
            List<Double> curve = new Trainer(data, TrainingRecipe.brief(epochs))
                    .train(
                            network(architecture, data),
                            Seeds.derive(1, architecture),
                            Deadline.none(),
                            (epoch, loss, accuracy) -> {})
                    .curve();
            Files.write(file, curve.stream().map(String::valueOf).toList());
        }
        return Files.readAllLines(file).stream().map(Double::valueOf).toList();
    }

    private static Network network(String architecture, Dataset data) {
        Setting setting = SPACE.setting(data.shape(), data.classes());
        return SPACE.decode(SPACE.parse(architecture), setting);
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
}
