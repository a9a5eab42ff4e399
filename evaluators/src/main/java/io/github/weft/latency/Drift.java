package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a device is from what it was when it was calibrated.
 *
 * @param factors what the calibration's references take now, as a multiple of what they took
 */
public record Drift(List<Double> factors) {

    /** The share by which a device may have become slower or faster before predictions are worth a warning. */
    public static final double BOUND = .2;

    private static final int ROUNDS = 3;
    private static final double MEDIAN = 50;

    public Drift {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("factors () must not be empty: a drift is told by references.");
        }
    }

    /** Times the references again, which takes about a second. */
    public static Drift of(
            Calibration calibration, SearchSpace space, Setting setting, Engine engine, Stopwatch watch) {
        try (Bench bench = Bench.open(engine, watch)) {
            List<Network> networks = calibration.references().stream()
                    .map(known -> space.decode(space.parse(known.architecture()), setting))
                    .toList();
            List<Rounds.Result> now = new Rounds(bench, ROUNDS, 0).time(networks, (done, total) -> {});
            return new Drift(IntStream.range(0, now.size())
                    .mapToObj(i -> now.get(i).millis()
                            / calibration.references().get(i).measured())
                    .toList());
        }
    }

    /** The usual multiple. */
    public double factor() {
        return Timing.percentile(
                factors.stream().mapToDouble(Double::doubleValue).toArray(), MEDIAN);
    }

    public boolean isLarge() {
        return Math.abs(factor() - 1) > BOUND;
    }

    /** Whether the device takes so much longer that what is timed now may be too large. */
    public boolean isSlower() {
        return factor() > 1 + BOUND;
    }
}
