package io.github.weft.space.sparse;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One network of a space, as a space without decisions. Its genome and its text are empty; its name says which network. */
public final class Fixed extends GeneSpace {

    private static final GenomeText NOTHING = new GenomeText() {
        @Override
        public String format(Genome genome) {
            return "";
        }

        @Override
        public Genome parse(String text) {
            if (!text.isBlank()) {
                throw GenomeText.malformed(text, "one fixed network has an empty text", "");
            }
            return new Genome(List.of());
        }
    };

    private final SearchSpace space;
    private final Genome genome;

    private Fixed(SearchSpace space, Genome genome) {
        super(
                space.name() + ":" + space.format(genome),
                "one network of %s: %s".formatted(space.name(), space.format(genome)),
                List.of(),
                NOTHING);
        this.space = space;
        this.genome = genome;
    }

    /**
     * The network that a text means.
     *
     * @throws IllegalArgumentException on malformed text
     */
    public static Fixed of(SearchSpace space, String architecture) {
        return new Fixed(space, space.canonical(space.parse(architecture)));
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return space.setting(input, classes);
    }

    @Override
    public Network decode(Genome none, Setting setting) {
        return space.decode(genome, setting);
    }

    @Override
    public Network core(Genome none, Setting setting) {
        return space.core(genome, setting);
    }

    @Override
    public Optional<String> objection(Genome none, Setting setting) {
        return space.objection(genome, setting);
    }

    @Override
    public Map<String, Double> codingCosts(Genome none, Setting setting) {
        return space.codingCosts(genome, setting);
    }

    @Override
    public SearchSpace keepingDeadEdges() {
        return of(space.keepingDeadEdges(), space.format(genome));
    }

    @Override
    public SearchSpace transformingKernels() {
        return of(space.transformingKernels(), space.format(genome));
    }
}
