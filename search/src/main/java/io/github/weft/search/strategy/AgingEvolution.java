package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Regularised evolution: the best of a sample gets one child with one gene changed, and the oldest member leaves, however good it is.
 *
 * <p>Real, Aggarwal, Huang and Le, "Regularized Evolution for Image Classifier Architecture Search", AAAI 2019. Warm-up (the founders are
 * the best of many by the guide) and move (the child is the best neighbour by the guide, three times in four) follow Abdelfattah,
 * Mehrotra, Dudziak and Lane, "Zero-Cost Proxies for Lightweight NAS", ICLR 2021. The founders are distinct here.
 */
final class AgingEvolution implements Strategy {

    private static final double GUIDED = 0.75;

    private final Terrain terrain;
    private final StrategyOptions options;
    private final Draws draws;
    private final Tournament tournament;

    AgingEvolution(Terrain terrain, StrategyOptions options) {
        this.terrain = terrain;
        this.options = options;
        this.draws = new Draws(terrain);
        this.tournament = new Tournament(options.population(), options.sample());
    }

    @Override
    public String name() {
        return "aging";
    }

    @Override
    public int lag() {
        return options.lag();
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        if (state.step() == 0) {
            return founders(random).stream().map(Proposal::random).toList();
        }
        Genome parent = tournament.winner(state.population(), random).genome();
        return List.of(options.move() ? move(parent, random) : Proposal.mutation(draws.mutant(parent, random), parent));
    }

    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        var queue = new ArrayList<>(state.population());
        outcomes.forEach(outcome -> queue.add(Individual.of(outcome, state.step())));
        int oldest = Math.max(0, queue.size() - options.population());
        return state.next(queue.subList(oldest, queue.size()), List.of());
    }

    private List<Genome> founders(RandomGenerator random) {
        if (options.warmUp() == 0) {
            return draws.distinct(options.population(), random);
        }
        List<Genome> drawn = draws.distinct(options.warmUp(), random);
        return bestFirst(drawn).stream().limit(options.population()).toList();
    }

    private Proposal move(Genome parent, RandomGenerator random) {
        List<Genome> neighbours = draws.feasibleNeighbours(parent);
        if (neighbours.isEmpty()) {
            return Proposal.mutation(parent, parent);
        }
        return random.nextDouble() < GUIDED
                ? Proposal.neighbour(bestFirst(neighbours).get(0), parent)
                : Proposal.mutation(neighbours.get(random.nextInt(neighbours.size())), parent);
    }

    /** By the guide; the earlier of equals first. */
    private List<Genome> bestFirst(List<Genome> genomes) {
        List<Double> scores = terrain.guide().scores(genomes);
        return IntStream.range(0, genomes.size())
                .boxed()
                .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
                .map(genomes::get)
                .toList();
    }
}
