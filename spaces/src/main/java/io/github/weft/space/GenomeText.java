package io.github.weft.space;

/** How the genomes of a space are written. */
public interface GenomeText {

    /** The text of a genome whose alleles are in range. */
    String format(Genome genome);

    /**
     * The genome of a text. {@code parse(format(g))} is {@code g}.
     *
     * @throws IllegalArgumentException on malformed text, as {@link #malformed} has it
     */
    Genome parse(String text);

    /** What is wrong with a text, beside one that would do. */
    static IllegalArgumentException malformed(String text, String problem, String example) {
        return new IllegalArgumentException(
                "architecture (%s) is malformed: %s. Example: %s".formatted(text, problem, example));
    }
}
