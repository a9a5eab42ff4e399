package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.torch.Box;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SharedWeights;
import io.github.weft.train.Descent;
import io.github.weft.train.Snapshot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a whole space, with what training remembers of them: the optimiser's memory, the sampler's state and the number of steps.
 * Random numbers are derived from seed and step, so there is no more to it: a restored supernet goes on as if it had never stopped, bit for bit.
 */
public final class Supernet {

    private final Terms terms;
    private final SharedWeights weights;
    private final Descent descent;
    private int step;

    private Supernet(Terms terms, Scope scope) {
        this.terms = terms;
        this.weights = weights(terms.space(), terms.setting(), terms.recipe().initialisation(), terms.seed(), scope);
        this.descent = new Descent(weights.leaves(), terms.recipe().optimizer(), scope);
    }

    /**
     * Before its first step; lives as long as the scope.
     *
     * @throws IllegalArgumentException if it is to start from weights that are damaged or another network's
     */
    public static Supernet fresh(Terms terms, Scope scope) {
        var supernet = new Supernet(terms, scope);
        terms.start().ifPresent(file -> supernet.begin(file.path(), file.read()));
        return supernet;
    }

    /**
     * As it was saved; lives as long as the scope.
     *
     * @throws IllegalArgumentException if the file is damaged or holds a supernet of other terms
     */
    public static Supernet restored(Path file, Terms terms, Scope scope) {
        Checkpoint checkpoint = Checkpoint.read(file).checked(file, terms.identity());
        String start = checkpoint.identity().fields().get(Terms.START);
        if (start != null && terms.start().isEmpty()) {
            throw new IllegalArgumentException(
                    "checkpoint (%s) is another supernet's: it began with trained weights (%s). Maybe add start, or name another file."
                            .formatted(file, start));
        }
        var supernet = new Supernet(terms, scope);
        supernet.restore(checkpoint);
        return supernet;
    }

    /** Untrained weights of a whole space. */
    static SharedWeights weights(
            SearchSpace space, Setting setting, Initialisation initialisation, long seed, Scope scope) {
        var weights = SharedWeights.of(initialisation, Seeds.derive(seed, "weights"), DataType.FLOAT32, scope);
        space.covering().forEach(genome -> weights.cover(space.decode(genome, setting)));
        weights.leaves().requireGradients(false);
        return weights;
    }

    private void begin(Path file, Snapshot trained) {
        for (String name : weights.leaves().names()) {
            List<Integer> shape = Box.all(weights.leaves().tensor(name)).lengths();
            if (!trained.names().contains(name) || !trained.shape(name).equals(shape)) {
                throw new IllegalArgumentException(
                        "start (%s) has no weight %s of shape %s. Maybe name a file that weft train has written for the largest network of space %s."
                                .formatted(file, name, shape, terms.space().name()));
            }
            weights.leaves().set(name, trained.values(name));
        }
    }

    private void restore(Checkpoint checkpoint) {
        for (String name : weights.leaves().names()) {
            weights.leaves().set(name, checkpoint.tensors().values(name));
            List<float[]> memory = terms.recipe().optimizer().memory().stream()
                    .map(what -> checkpoint.tensors().values(remembered(what, name)))
                    .toList();
            descent.restore(name, memory, checkpoint.moves().getOrDefault(name, 0));
        }
        terms.sampler().restore(checkpoint.sampler());
        step = checkpoint.step();
    }

    /** All of it, outside native memory. */
    public Checkpoint checkpoint() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        Map<String, Integer> moves = new LinkedHashMap<>();
        List<String> names = weights.leaves().names();
        names.forEach(name -> tensors.put(name, weights.leaves().tensor(name)));
        for (String name : names) {
            List<String> memory = terms.recipe().optimizer().memory();
            for (int i = 0; i < memory.size(); i++) {
                tensors.put(
                        remembered(memory.get(i), name), descent.memory(name).get(i));
            }
            moves.put(name, descent.moves(name));
        }
        return new Checkpoint(terms.identity(), step, terms.sampler().state(), moves, Snapshot.of(tensors));
    }

    private static String remembered(String what, String name) {
        return what + " of " + name;
    }

    public Terms terms() {
        return terms;
    }

    /** Read it freely between steps; networks of the space take their slices from it. */
    public SharedWeights weights() {
        return weights;
    }

    Descent descent() {
        return descent;
    }

    /** Steps done. */
    public int step() {
        return step;
    }

    void advance() {
        step++;
    }
}
