package io.github.weft.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("torch")
class TicketsTest {

    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(600));
    private static final Thumbnails TRAIN = Thumbnails.of(DATA.train(), 7);
    private static final Perceptrons NETWORKS = new Perceptrons(List.of(16, 10, 10));
    private static final Evolution BRIEF = new Evolution(16, 3, .1, 1, .1);

    @Test
    void thumbnailsAverageSquares() {
        float[] whole = new float[28 * 28];
        DATA.train().copy(new int[] {5}, whole);
        double sum = 0;
        for (int row = 7; row < 14; row++) {
            for (int column = 21; column < 28; column++) {
                sum += whole[28 * row + column];
            }
        }

        assertThat(TRAIN.pixels()).isEqualTo(16);
        assertThat((double) TRAIN.numbers(new int[] {5})[7]).isCloseTo(sum / 49, within(1e-5));
        assertThatThrownBy(() -> Thumbnails.of(DATA.train(), 5)).hasMessageStartingWith("side (5) must divide");
    }

    /** Two networks of different weights, unrolled by hand. */
    @Test
    void aBatchOfNetworksIsJudgedAsEachAlone() {
        var networks = new Perceptrons(List.of(16, 2, 10));
        int size = networks.weights();
        float[] members = new float[2 * size];
        for (int i = 0; i < members.length; i++) {
            members[i] = (float) Math.sin(i);
        }
        int[] batch = {3, 8, 11};

        double[] losses = networks.losses(members, TRAIN, batch);

        assertThat(size).isEqualTo(16 * 2 + 2 + 2 * 10 + 10);
        for (int network = 0; network < 2; network++) {
            double expected = 0;
            for (int image : batch) {
                float[] numbers = TRAIN.numbers(new int[] {image});
                double[] hidden = new double[2];
                for (int unit = 0; unit < 2; unit++) {
                    hidden[unit] = members[network * size + 32 + unit];
                    for (int i = 0; i < 16; i++) {
                        hidden[unit] += numbers[i] * members[network * size + 16 * unit + i];
                    }
                    hidden[unit] = Math.max(0, hidden[unit]);
                }
                double[] logits = new double[10];
                double all = 0;
                for (int label = 0; label < 10; label++) {
                    int kernel = network * size + 34;
                    logits[label] = members[kernel + 20 + label]
                            + hidden[0] * members[kernel + 2 * label]
                            + hidden[1] * members[kernel + 2 * label + 1];
                    all += Math.exp(logits[label]);
                }
                expected += (Math.log(all) - logits[TRAIN.label(image)]) / batch.length;
            }
            assertThat(losses[network]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void kernelsLeaveOutBiases() {
        var networks = new Perceptrons(List.of(3, 2, 1));

        assertThat(networks.kernels().places()).containsExactly(0, 1, 2, 3, 4, 5, 8, 9);
        assertThat(networks.kernel(1).places()).containsExactly(8, 9);
        assertThat(networks.weights()).isEqualTo(11);
    }

    /** 260 weights in kernels: sparsity 0, .2, .36, .488, .5904, rounded to whole weights. */
    @ParameterizedTest
    @EnumSource
    void everyRoundLeavesFourFifthsOfThoseThatWereLeft(Criterion criterion) {
        var tickets = new Tickets(NETWORKS, TRAIN, BRIEF, 20, .8);
        var found = new ArrayList<>(List.of(tickets.first(1)));

        for (int round = 1; round < 5; round++) {
            found.add(tickets.next(found.get(round - 1), criterion));
        }

        assertThat(found).extracting(ticket -> ticket.kept().nonzeros()).containsExactly(260, 208, 166, 133, 106);
        assertThat(found).extracting(Ticket::round).containsExactly(0, 1, 2, 3, 4);
        for (int round = 1; round < 5; round++) {
            Ticket ticket = found.get(round);
            assertThat(ticket.kept().without(found.get(round - 1).kept()).nonzeros())
                    .isZero();
            for (int gap : NETWORKS.kernels().without(ticket.kept()).places()) {
                assertThat(ticket.trained().means()[gap]).isZero();
            }
        }
    }

    @Test
    void criteriaKeepTheHighestOfTheirScores() {
        var tickets = new Tickets(NETWORKS, TRAIN, BRIEF.withGenerations(10), 20, .5);
        Ticket first = tickets.first(2);

        for (Criterion criterion : List.of(Criterion.SIGNAL_TO_NOISE, Criterion.MAGNITUDE)) {
            Ticket next = tickets.next(first, criterion);
            double[] scores = criterion.scores(first.trained());
            double least = Double.POSITIVE_INFINITY;
            for (int place : next.kept().places()) {
                least = Math.min(least, scores[place]);
            }
            for (int gone : first.kept().without(next.kept()).places()) {
                assertThat(scores[gone]).isLessThanOrEqualTo(least);
            }
        }
        assertThat(tickets.next(first, Criterion.SIGNAL_TO_NOISE).kept())
                .isNotEqualTo(tickets.next(first, Criterion.MAGNITUDE).kept());
    }

    /** After one generation from a tiny deviation the weights are still where they started, whatever was learnt before. */
    @Test
    void whatStaysIsRewoundToItsStart() {
        var tickets = new Tickets(NETWORKS, TRAIN, new Evolution(4, 1, 1e-6, 1, 0), 20, .8);
        double[] start = NETWORKS.initial(3);
        Ticket ticket = tickets.next(tickets.next(tickets.first(3), Criterion.RANDOM), Criterion.RANDOM);

        double[] means = ticket.trained().means();

        for (int place : ticket.kept().places()) {
            assertThat(means[place]).isCloseTo(start[place], within(1e-4));
        }
    }

    @Test
    void aPermutedTicketHasLayersOfTheSameSizeElsewhere() {
        var tickets = new Tickets(NETWORKS, TRAIN, BRIEF, 20, .5);
        Ticket ticket = tickets.next(tickets.first(1), Criterion.MAGNITUDE);

        Ticket permuted = tickets.permuted(ticket);

        assertThat(permuted.round()).isEqualTo(1);
        assertThat(permuted.kept()).isNotEqualTo(ticket.kept());
        assertThat(permuted.kept().without(NETWORKS.kernels()).nonzeros()).isZero();
        for (int layer = 0; layer < 2; layer++) {
            assertThat(permuted.kept().and(NETWORKS.kernel(layer)).nonzeros())
                    .isEqualTo(ticket.kept().and(NETWORKS.kernel(layer)).nonzeros())
                    .isPositive();
        }
    }

    @Test
    @Tag("heavy")
    void evolutionLearnsFromImages() {
        var tickets = new Tickets(NETWORKS, TRAIN, new Evolution(64, 150, .1, 1, .05), 100, .8);

        Ticket ticket = tickets.first(1);

        assertThat(NETWORKS.accuracy(NETWORKS.initial(1), TRAIN)).isLessThan(30);
        assertThat(NETWORKS.accuracy(ticket.trained().means(), TRAIN)).isGreaterThan(60);
        assertThat(tickets.first(1).trained().means())
                .isEqualTo(ticket.trained().means());
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Tickets(NETWORKS, TRAIN, BRIEF, 0, .8)).hasMessageStartingWith("batch (0)");
        assertThatThrownBy(() -> new Tickets(NETWORKS, TRAIN, BRIEF, 20, 1)).hasMessageStartingWith("keep (1.0)");
        assertThatThrownBy(() -> new Perceptrons(List.of(4))).hasMessageStartingWith("widths ([4])");
    }
}
