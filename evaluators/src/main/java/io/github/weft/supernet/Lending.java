package io.github.weft.supernet;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.sparse.MaskedWeights;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SharedWeights;
import io.github.weft.torch.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network of a space borrows of shared weights: its slices, and of those the connections that it has. Which ones, its mask choice says of the
 * shared weights as they are now. Chance is the same for all networks and steps, so the connections of a network are among those of any denser one
 * with the same choice and shape ({@link PruningAtStart#nesting}). How connections would move in a training of its own has no meaning here.
 */
record Lending(SearchSpace space, Dataset data) {

    private static final Masks NONE = Masks.of(Map.of());

    /** The connections of a genome's network; of a space whose networks lack none, no masks. */
    Masks masks(Genome genome, Network network, SharedWeights store, Scope scope) {
        if (!space.sparse()) {
            return NONE;
        }
        return space.sparsity(genome, network)
                .map(plan -> new PruningAtStart(data.name(), data.train())
                        .nesting()
                        .choose(
                                plan,
                                network,
                                OwnWeights.copyOf(network, store, scope),
                                Seeds.derive(0, "supernet", "masks")))
                .orElse(NONE);
    }

    /** Weights to run the network on. */
    Weights weights(Genome genome, Network network, SharedWeights store, Scope scope) {
        return through(masks(genome, network, store, scope), store, scope);
    }

    /** The masks of kernels that are slices themselves; what matrices make a kernel of may all move. */
    static Masks confining(Network network, Masks masks) {
        var confining = new LinkedHashMap<>(masks.byKernel());
        network.params().stream()
                .filter(param -> !param.transforms().isEmpty())
                .forEach(param -> confining.remove(param.name()));
        return Masks.of(confining);
    }

    static Weights through(Masks masks, Weights slices, Scope scope) {
        return masks.byKernel().isEmpty() ? slices : new MaskedWeights(slices, masks, scope);
    }
}
