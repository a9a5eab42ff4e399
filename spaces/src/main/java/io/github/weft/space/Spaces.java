package io.github.weft.space;

import io.github.weft.run.Names;
import io.github.weft.space.cell.Nb201;
import io.github.weft.space.entangled.ConvMacro;
import io.github.weft.space.entangled.Mobile;
import io.github.weft.space.entangled.ReferenceCnn;
import io.github.weft.space.entangled.SizeSpace;
import io.github.weft.space.entangled.ToyCell;
import io.github.weft.space.hybrid.Hytra;
import io.github.weft.space.sparse.Fixed;
import io.github.weft.space.sparse.Sparse;
import io.github.weft.space.sparse.SparseVit;
import io.github.weft.space.transformer.Vit;
import java.util.List;

/** The catalogue of spaces: one line each, and what a {@link SpaceProvider} adds. */
public final class Spaces {

    private static final List<SearchSpace> BUILT_IN = List.of(
            Vit.large(),
            Vit.small(),
            Vit.tiny(),
            new ConvMacro(),
            Hytra.published(),
            Hytra.mini(),
            Mobile.mini(),
            new Mobile(),
            Mobile.ofa(),
            SizeSpace.nats(),
            new Nb201(),
            new ReferenceCnn(),
            SizeSpace.mini(),
            Sparse.of(Fixed.of(new ReferenceCnn(), "16:32:64")),
            SparseVit.of(Fixed.of(Vit.mini2(), "48x4-h3r3-h3r3-h3r3-h3r3")),
            new ToyCell(),
            Vit.mini1(),
            Vit.mini2());

    private static final Catalogue CATALOGUE = Catalogue.of(BUILT_IN, Spaces.class.getClassLoader());

    private Spaces() {}

    /**
     * All spaces, by name.
     *
     * @throws IllegalArgumentException if a provider cannot be used, or brings a name that is taken
     */
    public static List<SearchSpace> all() {
        return CATALOGUE.usable();
    }

    /**
     * The space of a name.
     *
     * @throws IllegalArgumentException if there is none of that name, with the closest one
     */
    public static SearchSpace named(String name) {
        return all().stream()
                .filter(space -> space.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "space", name, all().stream().map(SearchSpace::name).toList()));
    }
}
