package io.github.weft.supernet;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How often a sampler has drawn each choice. Where several genomes mean one network, the one that stands for them counts.
 *
 * @param epoch from 0
 */
public record Drawn(int epoch, List<Choice> choices) {

    /**
     * One choice, of all genes that offer the same choices.
     *
     * @param name its text; with the first gene that offers it before, where genes differ in what they offer
     * @param inEpoch how often in the epoch as far as it went
     * @param inAll how often since training began
     * @param chance with which it is drawn in this epoch
     */
    public record Choice(String name, long inEpoch, long inAll, double chance) {}

    public Drawn {
        choices = List.copyOf(choices);
    }

    /** For example {@code none 12 (0.050), skip_connect 24 (0.100)}, with chances. */
    public String ofEpoch() {
        return text(Choice::inEpoch, Choice::chance);
    }

    /** For example {@code none 12 (0.050), skip_connect 24 (0.100)}, with shares of all draws. */
    public String ofAll() {
        double sum = choices.stream().mapToLong(Choice::inAll).sum();
        return text(Choice::inAll, choice -> choice.inAll() / sum);
    }

    private String text(ToDoubleFunction<Choice> count, ToDoubleFunction<Choice> share) {
        return choices.stream()
                .map(choice -> String.format(
                        Locale.ROOT,
                        "%s %.0f (%.3f)",
                        choice.name(),
                        count.applyAsDouble(choice),
                        share.applyAsDouble(choice)))
                .collect(Collectors.joining(", "));
    }
}
