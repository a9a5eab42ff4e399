package io.github.weft.report.story;

import io.github.weft.arch.Network;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.Optional;

/** What the genomes of a run mean: their space, and the images and classes that its networks were built for. */
public record World(SearchSpace space, Setting setting) {

    /** The genome of an architecture's text; empty if the space cannot read it. */
    public Optional<Genome> genome(String architecture) {
        try {
            return Optional.of(space.canonical(space.parse(architecture)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The network of an architecture's text; empty if the space cannot build it. */
    public Optional<Network> network(String architecture) {
        try {
            return genome(architecture).map(genome -> space.decode(genome, setting));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a genome chooses for a gene; empty for a gene that means nothing in it, such as one of an absent layer. */
    public Optional<String> choice(Genome genome, int gene) {
        return space.active(genome, gene)
                ? Optional.of(space.genes().get(gene).choices().get(genome.allele(gene)))
                : Optional.empty();
    }
}
