package io.github.weft.tickets;

import io.github.weft.run.Seeds;
import io.github.weft.sparse.Highest;
import io.github.weft.sparse.Mask;
import java.util.random.RandomGenerator;

/**
 * Iterative pruning with rewinding: train by evolution, keep the best of the weights that are left in all layers together, put those back to
 * where they started and their deviations too, and train again.
 *
 * <p>After k rounds round(keep^k N) of the N weights in kernels are left: with keep = .8 a sparsity of 0, .2, .36, .488, .5904, ...
 * Biases are never dropped.
 *
 * <p>One seed gives the start of the weights. Each round has samples and batches of its own, the same whatever the criterion, so that
 * criteria differ by their masks alone.
 */
public final class Tickets {

    private final Perceptrons networks;
    private final Thumbnails images;
    private final Evolution evolution;
    private final int batch;
    private final double keep;

    /**
     * @param batch images by which a generation is judged, drawn anew for each; the same for all its members
     * @param keep share of the weights that a round leaves, in (0, 1)
     */
    public Tickets(Perceptrons networks, Thumbnails images, Evolution evolution, int batch, double keep) {
        if (batch < 1 || batch > images.size()) {
            throw new IllegalArgumentException(
                    "batch (%s) must be between 1 and the %s images.".formatted(batch, images.size()));
        }
        if (!(keep > 0 && keep < 1)) {
            throw new IllegalArgumentException("keep (%s) must be above 0 and below 1. Maybe 0.8.".formatted(keep));
        }
        this.networks = networks;
        this.images = images;
        this.evolution = evolution;
        this.batch = batch;
        this.keep = keep;
    }

    /** The dense network. */
    public Ticket first(long seed) {
        return train(seed, 0, networks.kernels());
    }

    /** One round more. */
    public Ticket next(Ticket ticket, Criterion criterion) {
        int round = ticket.round() + 1;
        RandomGenerator ties = Seeds.generator(ticket.seed(), "ties", criterion, round);
        int[] best = Highest.places(left(round), ticket.kept().places(), criterion.scores(ticket.trained()), ties);
        return train(ticket.seed(), round, Mask.of(networks.weights(), best));
    }

    private int left(int round) {
        return (int) Math.max(1, Math.round(networks.kernels().nonzeros() * Math.pow(keep, round)));
    }

    /**
     * As many weights of each layer as a ticket has, at places drawn by chance among all of the layer: what is left of the ticket when it
     * only says how large layers are.
     */
    public Ticket permuted(Ticket ticket) {
        RandomGenerator draw = Seeds.generator(ticket.seed(), "permuted", ticket.round());
        Mask drawn = Mask.of(networks.weights());
        for (int layer = 0; layer < networks.layers(); layer++) {
            Mask kernel = networks.kernel(layer);
            int count = ticket.kept().and(kernel).nonzeros();
            int[] places = Highest.places(count, kernel.places(), new double[networks.weights()], draw);
            drawn = drawn.or(Mask.of(networks.weights(), places));
        }
        return train(ticket.seed(), ticket.round(), drawn);
    }

    /** Trains weights of kernels from their start, with all biases. */
    private Ticket train(long seed, int round, Mask kept) {
        Mask biases = Mask.full(networks.weights()).without(networks.kernels());
        var strategy = new SeparableStrategy(networks.initial(seed), kept.or(biases), evolution);
        RandomGenerator random = Seeds.generator(seed, "samples", round);
        RandomGenerator draw = Seeds.generator(seed, "batches", round);
        for (int generation = 0; generation < evolution.generations(); generation++) {
            int[] shown = draw.ints(batch, 0, images.size()).toArray();
            strategy.advance(members -> networks.losses(members, images, shown), random);
        }
        return new Ticket(seed, round, kept, strategy);
    }
}
