package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.jenetics.IntegerGene;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TruncationSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Generations of the Jenetics engine, asked and told. A generation is a function of the ordered, judged population and the generator:
 * asking runs it with a placeholder for each child's fitness and hands out the children; telling runs it again with the outcomes.
 *
 * <p>The best N survive of up to 2N, and N children join them, so an individual competes with its children one generation later. The
 * engine works on the calling thread, and nobody dies of age.
 */
final class Generations implements Strategy {

    private final String name;
    private final Selector<IntegerGene, Fitness> parents;
    private final Selector<IntegerGene, Fitness> survivors;
    private final Terrain terrain;
    private final StrategyOptions options;
    private final GenomeCodec codec;
    private final Draws draws;

    private Generations(
            String name,
            Selector<IntegerGene, Fitness> parents,
            Selector<IntegerGene, Fitness> survivors,
            Terrain terrain,
            StrategyOptions options) {
        this.name = name;
        this.parents = parents;
        this.survivors = survivors;
        this.terrain = terrain;
        this.options = options;
        this.codec = GenomeCodec.of(terrain.space());
        this.draws = new Draws(terrain);
    }

    /** One objective: the fittest survive, parents win tournaments. */
    static Generations ga(Terrain terrain, StrategyOptions options) {
        return new Generations(
                "ga", Tournament.selector(options.sample()), new TruncationSelector<>(), terrain, options);
    }

    /**
     * Any number of objectives: rank of the Pareto front first, then distance from the next in the crowd. Deb, Pratap, Agarwal and
     * Meyarivan, "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II", 2002, with the tournament of Fortin and Parizeau,
     * "Revisiting the NSGA-II Crowding-Distance Computation", 2013. Differs from NSGA-II in that parents are drawn from all 2N and
     * crowding is measured over all of them.
     */
    static Generations nsga2(Terrain terrain, StrategyOptions options) {
        return new Generations("nsga2", Fitness.parents(), Fitness.survivors(), terrain, options);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        if (state.step() == 0) {
            return draws.distinct(options.population(), random).stream()
                    .map(Proposal::random)
                    .toList();
        }
        if (state.population().size() < 2) {
            return List.of();
        }
        Breeding breeding = breeding(state);
        evolve(state, breeding, child -> new Fitness(state.population().get(0).fitness()), random);
        return breeding.children();
    }

    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        if (state.step() == 0) {
            return state.next(
                    outcomes.stream().map(outcome -> Individual.of(outcome, 0)).toList(), List.of());
        }
        if (outcomes.isEmpty()) {
            return state.next(state.population(), List.of());
        }
        Breeding breeding = breeding(state);
        return state.next(
                evolve(state, breeding, child -> fitness(outcomes, child, breeding.children()), random), List.of());
    }

    /** The engine judges children in their order, which is that of the proposals. */
    private static Fitness fitness(List<Outcome> outcomes, int child, List<Proposal> children) {
        boolean fits = outcomes.size() == children.size()
                && outcomes.get(child).proposal().equals(children.get(child));
        if (!fits) {
            throw new IllegalArgumentException("outcomes (%s) must be those of the %s proposals of the step."
                    .formatted(outcomes.size(), children.size()));
        }
        return new Fitness(outcomes.get(child).fitness());
    }

    private Breeding breeding(State state) {
        List<Genome> members =
                state.population().stream().map(Individual::genome).toList();
        return new Breeding(terrain, options, codec, members);
    }

    private List<Individual> evolve(
            State state, Breeding breeding, IntFunction<Fitness> judge, RandomGenerator random) {
        var start =
                EvolutionStart.of(state.population().stream().map(codec::encode).collect(ISeq.toISeq()), state.step());
        return RandomRegistry.with(random, r -> engine(state, breeding, judge).evolve(start)).population().stream()
                .map(codec::decode)
                .toList();
    }

    private Engine<IntegerGene, Fitness> engine(State state, Breeding breeding, IntFunction<Fitness> judge) {
        List<Individual> population = state.population();
        int surviving = Math.min(options.population(), population.size());
        return new Engine.Builder<IntegerGene, Fitness>(
                        all -> judged(all, judge),
                        () -> codec.encode(population.get(0).genome()))
                .populationSize(surviving + options.population())
                .offspringSize(options.population())
                .alterers(breeding)
                .offspringSelector(parents)
                .survivorsSelector(survivors)
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .executor(Runnable::run)
                .build();
    }

    private static ISeq<Phenotype<IntegerGene, Fitness>> judged(
            Seq<Phenotype<IntegerGene, Fitness>> all, IntFunction<Fitness> judge) {
        var child = new AtomicInteger();
        return all.<Phenotype<IntegerGene, Fitness>>map(
                        one -> one.isEvaluated() ? one : one.withFitness(judge.apply(child.getAndIncrement())))
                .asISeq();
    }
}
