package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.space.Genome;
import io.github.weft.space.NothingFeasible;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.entangled.Mobile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samplers of spaces that object to some of their genomes. */
class CandidatesTest {

    private static final SearchSpace CELLS = Spaces.named("nb201").keepingDeadEdges();
    private static final Setting SETTING = Nursery.setting(CELLS);

    /** Six of the 25 pairs of the first two genes: 00, 01, 02, 10, 11, 20. */
    private static final Predicate<Genome> CORNER = genome -> genome.allele(0) + genome.allele(1) <= 2;

    static List<String> samplers() {
        return Samplers.names();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void everySamplerDrawsCandidatesAlone(String name) {
        var space = new Fenced(CELLS, CORNER);
        Sampler sampler = make(name, space);
        for (int step = 0; step < 120; step++) {
            assertThat(sampler.plan(Nursery.moment(step)).lessons())
                    .isNotEmpty()
                    .allMatch(lesson -> CORNER.test(lesson.genome()));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aSpaceThatObjectsToEverythingIsSaidBeforeAnythingIsTrained(String name) {
        assertThatThrownBy(() -> make(name, new Fenced(CELLS, genome -> false)))
                .isInstanceOf(NothingFeasible.class)
                .hasMessage("The constraints accept none of 10000 random genomes of space nb201. "
                        + "Loosen them, or choose another space.");
    }

    private static Sampler make(String name, SearchSpace space) {
        return Samplers.named(name).maker().make(space, SETTING, Samplers.Options.defaults());
    }

    @Test
    void uniformDrawsStayUniformOverTheCandidates() {
        Map<List<Integer>, Integer> counts = counts(make("uniform", new Fenced(CELLS, CORNER)));

        assertThat(counts).hasSize(6);
        assertThat(counts.values())
                .allSatisfy(count -> assertThat(count / 6000.0).isCloseTo(1 / 6.0, within(0.02)));
    }

    /** By .04, .04 and .36 for the first three choices: pairs by .0016, .0016, .0144, .0016, .0016 and .0144 of .0352. */
    @Test
    void theControlKeepsItsProportionsAmongTheCandidates() {
        Map<List<Integer>, Integer> counts = counts(make("control", new Fenced(CELLS, CORNER)));

        assertThat(counts.get(List.of(0, 1)) / 6000.0).isCloseTo(.0016 / .0352, within(0.01));
        assertThat(counts.get(List.of(0, 2)) / 6000.0).isCloseTo(.0144 / .0352, within(0.02));
        assertThat(counts.get(List.of(2, 0)) / 6000.0).isCloseTo(.0144 / .0352, within(0.02));
    }

    private static Map<List<Integer>, Integer> counts(Sampler sampler) {
        var counts = new HashMap<List<Integer>, Integer>();
        for (int step = 0; step < 6000; step++) {
            Genome genome = sampler.plan(Nursery.moment(step)).lessons().get(0).genome();
            counts.merge(genome.alleles().subList(0, 2), 1, Integer::sum);
        }
        return counts;
    }

    /** Two edges must differ: of the 120 ways to deal five choices to the second, 44 do. */
    @Test
    void fairnessDealsAnewUntilAllAreCandidatesAndStaysFair() {
        var fairness = new Fairness(new Fenced(CELLS, genome -> genome.allele(0) != genome.allele(1)), SETTING);
        for (int step = 0; step < 50; step++) {
            List<Genome> admitted = fairness.admitted(Nursery.moment(step));
            assertThat(admitted).hasSize(5);
            for (int gene = 0; gene < 6; gene++) {
                int its = gene;
                assertThat(admitted.stream().map(genome -> genome.allele(its)))
                        .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            }
        }
    }

    @Test
    void fairnessLeavesOutWhatNoDealMakesACandidate() {
        var fairness = new Fairness(new Fenced(CELLS, genome -> genome.allele(0) != 0), SETTING);

        for (int step = 0; step < 20; step++) {
            assertThat(fairness.admitted(Nursery.moment(step)).stream().map(genome -> genome.allele(0)))
                    .containsExactlyInAnyOrder(1, 2, 3, 4);
        }
    }

    @Test
    void theEndsOfASpaceAreCandidates() {
        var mobile = new Mobile();
        Setting setting = Nursery.setting(mobile);
        long most = params(mobile, mobile.largest(), setting);
        Extremes free = Extremes.of(mobile, setting);
        Predicate<Genome> window =
                genome -> params(mobile, genome, setting) < most / 2 && params(mobile, genome, setting) > most / 4;

        Extremes within = Extremes.of(new Fenced(mobile, window), setting);

        assertThat(free.largest()).isEqualTo(mobile.largest());
        assertThat(params(mobile, within.largest(), setting) / (most / 2.0)).isBetween(0.97, 1.0);
        assertThat(params(mobile, within.smallest(), setting) / (most / 4.0)).isBetween(1.0, 1.03);
    }

    private static long params(SearchSpace space, Genome genome, Setting setting) {
        return space.decode(genome, setting).costs().params();
    }
}
