package io.github.weft.space;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.sparsity.SparsityPlan;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of networks, written as genes. Implementations are immutable and safe for use by many threads.
 *
 * <p>Two genomes with the same {@linkplain #canonical canonical form} are the same candidate: {@link #decode} gives equal networks for
 * them, and they are judged once.
 */
public interface SearchSpace {

    /** Kebab-case name, as users type it. */
    String name();

    /** One sentence for lists. */
    String summary();

    /** The decisions, in the order of a genome's alleles. */
    List<Gene> genes();

    /** Number of distinct genomes (not candidates). */
    BigInteger cardinality();

    /**
     * The setting for some data at the space's default sizes.
     *
     * @throws IllegalArgumentException if no network of this space fits the input, saying what would
     */
    Setting setting(Shape input, int classes);

    /** The network a genome means. Equal for genomes with equal canonical form. */
    Network decode(Genome genome, Setting setting);

    /** The one genome that stands for all that mean the same network. Idempotent. */
    Genome canonical(Genome genome);

    /** Whether changing this gene alone can change the network; a gene of an absent layer cannot. */
    boolean active(Genome genome, int gene);

    /** The text form. {@code parse(format(g))} is {@code g}. */
    String format(Genome genome);

    /**
     * The genome of a text.
     *
     * @throws IllegalArgumentException on malformed text, showing the text, what is wrong and an example
     */
    Genome parse(String text);

    /** How genomes are drawn and changed: gene by gene, unless some belong together. */
    default Moves moves() {
        return new GeneMoves(this);
    }

    /** Why a genome is none of the space's candidates: what choices of independent genes can break; empty for one that is. */
    default Optional<String> objection(Genome genome, Setting setting) {
        return Optional.empty();
    }

    /**
     * The part of a genome's network that decides its {@link io.github.weft.arch.RateScale}: all of it, or one cell and a classifier where
     * the rest is the same for all.
     */
    default Network core(Genome genome, Setting setting) {
        return decode(genome, setting);
    }

    /** The simplest candidate, for which a base learning rate is tuned: by default the one of all first choices. */
    default Genome base() {
        return new Genome(genes().stream().map(gene -> 0).toList());
    }

    /** Genomes whose networks between them name every weight of the space; their full tensors are a supernet. By default all last choices. */
    default List<Genome> covering() {
        return List.of(
                new Genome(genes().stream().map(gene -> gene.cardinality() - 1).toList()));
    }

    /** Costs that count the coding and not the network it means, by metric name; empty for most spaces. */
    default Map<String, Double> codingCosts(Genome genome, Setting setting) {
        return Map.of();
    }

    /** Whether networks of this space lack weights, so that their {@link #sparsity} tells them apart. */
    default boolean sparse() {
        return false;
    }

    /**
     * Which weights of a genome's network are there, and how they move; empty where all are.
     *
     * @param network what the genome is decoded to, at any setting
     */
    default Optional<SparsityPlan> sparsity(Genome genome, Network network) {
        return Optional.empty();
    }

    /**
     * The same decisions about another base.
     *
     * @throws IllegalArgumentException if this space does not stand on another
     */
    default SearchSpace over(SearchSpace base) {
        throw new IllegalArgumentException(
                "base (%s) is for spaces sparse and sparse-vit; space (%s) stands on none. Leave it out."
                        .formatted(base.name(), name()));
    }

    /**
     * The same genes where every coding is a candidate and every edge is built, read or not.
     *
     * @throws IllegalArgumentException if the codings of this space have nothing dead in them
     */
    default SearchSpace keepingDeadEdges() {
        throw new IllegalArgumentException(
                "dead-edges (keep) is for cell spaces such as nb201; space (%s) has none.".formatted(name()));
    }

    /**
     * The same networks where a store of shared weights makes smaller kernels of larger ones by learned matrices, rather than by cutting them
     * out. A network of its own is not changed by it.
     *
     * @throws IllegalArgumentException if the kernels of this space are not elastic
     */
    default SearchSpace transformingKernels() {
        throw new IllegalArgumentException(
                "kernels (transform) is for spaces such as mobile-ofa, mobile and mbconv-mini; space (%s) has none that it could make."
                        .formatted(name()));
    }
}
