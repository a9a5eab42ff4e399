package io.github.weft.latency;

import io.github.weft.arch.Network;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A device on which time passes only while something runs, whose true costs are known, and on which other work is in the way for long stretches: it slows whatever
 * runs, by up to a half, and now and then takes the core away for 4 ms.
 */
final class FakeDevice implements Engine, Stopwatch {

    private static final int STRETCH = 1_500_000;

    private final ToDoubleFunction<Network> nanos;
    private final double busy;
    private final SplittableRandom random;
    private long wall;
    private long thread;
    int runs;

    /**
     * A device.
     *
     * @param nanos that a network truly takes
     * @param busy share of the time in which other work is in the way
     */
    FakeDevice(ToDoubleFunction<Network> nanos, double busy, long seed) {
        this.nanos = nanos;
        this.busy = busy;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public String name() {
        return "fake 1.0";
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Loaded load(Network network) {
        double cost = nanos.applyAsDouble(network);
        return new Loaded() {
            @Override
            public void run() {
                pass(cost);
            }

            @Override
            public void close() {}
        };
    }

    private void pass(double cost) {
        runs++;
        var stretch = new SplittableRandom(wall / STRETCH);
        boolean disturbed = stretch.nextDouble() < busy;
        double slower = disturbed ? 1.2 + .3 * stretch.nextDouble() : 1;
        long spent = Math.round(cost * slower * (1 + .02 * random.nextDouble()));
        thread += spent;
        wall += spent + (disturbed && random.nextInt(8) == 0 ? 4_000_000 : 0);
    }

    @Override
    public long wall() {
        return wall;
    }

    @Override
    public long thread() {
        return thread;
    }
}
