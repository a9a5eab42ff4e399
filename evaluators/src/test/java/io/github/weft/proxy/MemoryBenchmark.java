package io.github.weft.proxy;

import io.github.weft.arch.Shape;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import io.github.weft.space.entangled.Mobile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Resident memory over many candidates, cycling 50 networks: the slope after the first quarter. Linux. */
final class MemoryBenchmark {

    private static final Mobile SPACE = new Mobile();
    private static final Shape SHAPE = Shape.image(1, 28, 28);
    private static final int NETWORKS = 50;

    private MemoryBenchmark() {}

    static void run(int candidates, int batchSize) throws IOException {
        BatchSource batches = NoiseBatches.source(SHAPE, batchSize, 10, 1);
        var stage = new ProxyStage(
                SPACE, SPACE.setting(SHAPE, 10), ProxyBenchmark.EVERYDAY, List.of(batches), 1, Duration.ofMinutes(10));
        List<double[]> points = new ArrayList<>();
        for (int i = 1; i <= candidates; i++) {
            Genome genome = Variation.random(SPACE, Seeds.generator(i % NETWORKS, "bench"));
            stage.evaluate(genome, 0);
            double resident = residentMegabytes();
            if (i >= candidates / 4) {
                points.add(new double[] {i, resident});
            }
            if (i % (candidates / 8) == 0) {
                System.out.printf(
                        "after %5d candidates %.1f MB resident, %d MB of it heap%n",
                        i, resident, Runtime.getRuntime().totalMemory() >> 20);
            }
        }
        System.out.printf("slope %.3f MB per 100 candidates (bar 1)%n", 100 * slope(points));
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double slope(List<double[]> points) {
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double products = points.stream()
                .mapToDouble(point -> (point[0] - meanX) * (point[1] - meanY))
                .sum();
        double squares = points.stream()
                .mapToDouble(point -> (point[0] - meanX) * (point[0] - meanX))
                .sum();
        return products / squares;
    }
}
