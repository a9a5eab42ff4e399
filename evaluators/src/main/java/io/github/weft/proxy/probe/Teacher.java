package io.github.weft.proxy.probe;

import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.NotApplicable;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A network that candidates are held against, untrained as they are. It is run once for each batch. Safe for many threads.
 */
public final class Teacher {

    private final String text;
    private final Supplier<Network> network;
    private final WeightSource weights;
    private final long seed;
    private final Map<String, Impression> byBatch = new ConcurrentHashMap<>();

    private Teacher(String text, Supplier<Network> network, WeightSource weights, long seed) {
        this.text = text;
        this.network = network;
        this.weights = weights;
        this.seed = seed;
    }

    /** Nobody: proxies that need a teacher do not apply. */
    public static Teacher none() {
        return new Teacher(
                "none",
                () -> {
                    throw new NotApplicable("needs --teacher ARCH, a network of the same space to be held against");
                },
                WeightSource.DRAWN,
                0);
    }

    /**
     * A network of a space.
     *
     * @param seed of the run; the teacher's weights come from it and the teacher's text
     * @throws IllegalArgumentException if the space has no such network for this setting
     */
    public static Teacher of(SearchSpace space, Genome genome, Setting setting, long seed) {
        Genome canonical = space.canonical(genome);
        Network network = space.decode(canonical, setting);
        return of(space.format(canonical), network, WeightSource.DRAWN, seed);
    }

    /** A network with given weights. */
    public static Teacher of(String text, Network network, WeightSource weights, long seed) {
        return new Teacher(text, () -> network, weights, Seeds.derive(seed, "teacher", text));
    }

    /** The architecture in the text form of its space, or {@code none}. */
    String text() {
        return text;
    }

    /** @throws NotApplicable if there is no teacher */
    public Impression before(Batch batch) {
        return byBatch.computeIfAbsent(batch.digest(), digest -> {
            Network known = network.get();
            try (Scope scope = Scope.open()) {
                return Impression.of(new Subject(
                        known,
                        weights.of(known, Initialisation.STANDARD_NORMAL, seed, scope),
                        batch,
                        Deadline.none(),
                        scope));
            }
        });
    }
}
