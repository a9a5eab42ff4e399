package io.github.weft.latency;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.latency.Engine.Loaded;
import java.util.List;

/** An engine with a meter beside it: times networks, each loaded for as long as it takes. For use by one thread. */
public final class Bench implements AutoCloseable {

    private static final String LAST = "last";
    private static final double NANOS = 1e6;
    private static final String INPUT = "input";
    private static final int CHANNELS = 16;
    private static final int SIDE = 14;

    private final Engine engine;
    private final Loaded reference;
    private final Meter meter;

    private Bench(Engine engine, Loaded reference, Meter meter) {
        this.engine = engine;
        this.reference = reference;
        this.meter = meter;
    }

    public static Bench open(Engine engine, Stopwatch watch) {
        Loaded reference = engine.load(reference());
        return new Bench(engine, reference, new Meter(reference, watch, engine.threads()));
    }

    /** @throws IllegalArgumentException if the engine cannot run it */
    public Timing time(Network network, Patience patience) {
        try (Loaded loaded = engine.load(network)) {
            return meter.time(loaded, patience);
        }
    }

    /** Milliseconds that the reference takes when nothing is in the way, as far as this bench has seen. */
    double pace() {
        return meter.usual() / NANOS;
    }

    @Override
    public void close() {
        reference.close();
    }

    /** What the meter holds everything against: a small network with a little of everything, in a tenth of a millisecond or so. */
    static Network reference() {
        var builder = new NetworkBuilder();
        Extent narrow = Extent.whole(CHANNELS);
        Extent wide = Extent.whole(3 * CHANNELS);
        Extent side = Extent.whole(3);
        String last = builder.input(INPUT, Shape.image(CHANNELS, SIDE, SIDE));
        for (int block = 0; block < 3; block++) {
            String name = "block" + block;
            String up = activated(builder, builder.conv(name + ".up", last, wide, narrow, Extent.whole(1), 1), wide);
            String across = activated(builder, builder.depthwise(name + ".across", up, wide, side, 1), wide);
            String down = builder.conv(name + ".down", across, narrow, wide, Extent.whole(1), 1);
            String full = activated(builder, builder.conv(name + ".full", down, narrow, narrow, side, 1), narrow);
            last = builder.add(name, List.of(last, full));
        }
        String mean = builder.globalAveragePool("mean", last);
        builder.output(Network.LOGITS, builder.linear(LAST, mean, Extent.whole(10), narrow));
        builder.blockEnd(LAST);
        return builder.build();
    }

    private static String activated(NetworkBuilder builder, String from, Extent channels) {
        String norm = builder.batchNorm(from + ".norm", from, channels);
        return builder.activation(from + ".relu", norm, Op.Activation.Function.RELU);
    }

    /** A network that computes next to nothing: what is left is the cost of calling. */
    static Network nothing() {
        var builder = new NetworkBuilder();
        String input = builder.input(INPUT, Shape.vector(2));
        builder.output(Network.LOGITS, builder.activation(LAST, input, Op.Activation.Function.RELU));
        builder.blockEnd(LAST);
        return builder.build();
    }
}
