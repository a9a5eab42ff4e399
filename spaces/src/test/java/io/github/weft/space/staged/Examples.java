package io.github.weft.space.staged;

import io.github.weft.arch.Op.Activation.Function;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spaces that tests are about. */
public final class Examples {

    private Examples() {}

    /** Every kind of layer, shared and own weights, layers alike, widths that follow, a sum of two stages, a head with a choice. */
    public static StagedSpace mixed() {
        return named("mixed");
    }

    public static StagedSpace named(String name) {
        Stage first = new Stage(
                "first",
                List.of("stem"),
                1,
                Width.of(12, 8),
                List.of(1, 2, 3),
                List.of(Kind.MBCONV, Kind.RESIDUAL, Kind.SKIP),
                Map.of(Trait.KERNEL, List.of(3, 5), Trait.EXPANSION, List.of(2, 3)),
                16,
                false,
                false);
        Stage own = new Stage(
                "own",
                List.of("first"),
                2,
                new Width.Following("first", 2),
                List.of(2),
                List.of(Kind.CONV, Kind.SEPARABLE, Kind.AVGPOOL),
                Map.of(Trait.KERNEL, List.of(3, 7)),
                16,
                false,
                true);
        Stage beside = new Stage(
                "beside",
                List.of("first"),
                2,
                new Width.Following("own", 1),
                List.of(1, 2),
                List.of(Kind.MAXPOOL, Kind.CONV),
                Map.of(),
                16,
                true,
                false);
        Stage last = new Stage(
                "last",
                List.of("own", "beside"),
                2,
                Width.of(24, 32),
                List.of(1, 2),
                List.of(Kind.MBCONV),
                Map.of(Trait.EXPANSION, List.of(2, 4)),
                16,
                false,
                true);
        Stage attentive = new Stage(
                "attentive",
                List.of("last"),
                1,
                Width.of(24, 40),
                List.of(1, 2),
                List.of(Kind.ATTENTION, Kind.MBCONV),
                Map.of(Trait.HEADS, List.of(1, 2), Trait.EXPANSION, List.of(1, 2), Trait.GATE, List.of(0, 1)),
                8,
                false,
                false);
        return new StagedSpace(new Blueprint(
                name,
                "everything at once",
                Function.RELU,
                new Stem(3, 1, List.of(8, 16), false),
                List.of(first, own, beside, last, attentive),
                List.of(32, 48),
                List.of()));
    }

    /** One stage of one kind. */
    public static StagedSpace plain(Kind kind, Map<Trait, List<Integer>> traits, boolean own) {
        Stage stage = new Stage(
                "only",
                List.of("stem"),
                2,
                Width.of(6),
                List.of(1, 2),
                List.of(kind),
                new TreeMap<>(traits),
                16,
                false,
                own);
        return new StagedSpace(new Blueprint(
                "plain",
                "one stage",
                Function.RELU,
                new Stem(3, 1, List.of(4), false),
                List.of(stage),
                List.of(),
                List.of()));
    }
}
