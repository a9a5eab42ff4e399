package io.github.weft.proxy.probe;

import io.github.weft.arch.Network;
import io.github.weft.eval.NotApplicable;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.function.UnaryOperator;

/** A candidate as a network: at the setting of the run, and at others where a proxy's protocol wants a smaller one or another head. */
public final class Model {

    private final Network network;
    private final boolean sparse;
    private final Resized resized;

    private Model(Network network, boolean sparse, Resized resized) {
        this.network = network;
        this.sparse = sparse;
        this.resized = resized;
    }

    /** A genome of a space. */
    public static Model of(SearchSpace space, Genome genome, Setting setting) {
        Network network = space.decode(genome, setting);
        return new Model(
                network,
                space.sparsity(genome, network).isPresent(),
                change -> space.decode(genome, change.apply(setting)));
    }

    /** A network of no space, which has one setting only. */
    public static Model of(Network network) {
        return new Model(network, false, change -> {
            throw new NotApplicable("the network is given as it is, without a space to resize it in");
        });
    }

    /** At the run's setting. */
    public Network network() {
        return network;
    }

    /** Whether it lacks weights, so that a pass over all of them would be another network's. */
    public boolean sparse() {
        return sparse;
    }

    /**
     * At a changed setting.
     *
     * @throws NotApplicable if the network has one setting only
     * @throws IllegalArgumentException if the space has no such setting
     */
    public Network at(UnaryOperator<Setting> change) {
        return resized.at(change);
    }

    @FunctionalInterface
    private interface Resized {
        Network at(UnaryOperator<Setting> change);
    }
}
