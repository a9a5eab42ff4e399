package io.github.weft.space.staged;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run of layers at one width and size.
 *
 * @param name unique in its blueprint
 * @param from stages whose outputs, added up, it reads; {@value Stem#NAME} for the stem
 * @param stride of the first layer; the others keep the size
 * @param depths how many layers, ascending; fewer are the first ones
 * @param kinds what a layer can be
 * @param traits choices for what its kinds read, ascending
 * @param headSize features of one head of attention
 * @param alike whether all layers are of one choice, in place of each its own
 * @param own whether every choice of kind and traits has weights of its own, in place of slices of the largest
 */
public record Stage(
        String name,
        List<String> from,
        int stride,
        Width width,
        List<Integer> depths,
        List<Kind> kinds,
        Map<Trait, List<Integer>> traits,
        int headSize,
        boolean alike,
        boolean own) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final List<String> TAKEN = List.of(Stem.NAME, "head", "image");

    public Stage {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "name (%s) must be lower-case letters, digits and hyphens, begin with a letter, and be none of %s."
                            .formatted(name, TAKEN));
        }
        from = List.copyOf(from);
        Ascending.of("stride", List.of(stride), 1, 8);
        depths = Ascending.of("depth", depths, 1, 64);
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty() || kinds.stream().distinct().count() < kinds.size()) {
            throw new IllegalArgumentException("op (%s) must name at least one kind of layer, and each once."
                    .formatted(kinds.stream().map(Kind::label).toList()));
        }
        Ascending.of("head-size", List.of(headSize), 1, 1024);
        traits = complete(kinds, traits);
    }

    private static Map<Trait, List<Integer>> complete(List<Kind> kinds, Map<Trait, List<Integer>> given) {
        var traits = new EnumMap<Trait, List<Integer>>(Trait.class);
        for (Trait trait : Trait.values()) {
            boolean read = kinds.stream().anyMatch(kind -> kind.reads(trait));
            if (!read && given.containsKey(trait)) {
                throw new IllegalArgumentException("%s is read by none of %s. Leave it out."
                        .formatted(
                                trait.label(), kinds.stream().map(Kind::label).toList()));
            }
            if (read) {
                List<Integer> numbers = given.getOrDefault(trait, trait.usual());
                traits.put(trait, Ascending.of(trait.label(), numbers, trait.least(), trait.most()));
            }
        }
        traits.getOrDefault(Trait.KERNEL, List.of(1)).stream()
                .filter(kernel -> kernel % 2 == 0)
                .findFirst()
                .ifPresent(kernel -> {
                    throw new IllegalArgumentException("kernel (%s) must be odd.".formatted(kernel));
                });
        return Collections.unmodifiableMap(traits);
    }

    /** Whether there is more than one choice. */
    boolean chosen(Trait trait) {
        return traits.getOrDefault(trait, List.of()).size() > 1;
    }

    int mostLayers() {
        return depths.get(depths.size() - 1);
    }

    /** The name of a decision about the whole stage. */
    String decision(String what) {
        return name + "." + what;
    }

    /** The name of a decision about one of its layers, from 1; one for all where they are alike. */
    String decision(int layer, String what) {
        return alike ? decision(what) : layer(layer) + "." + what;
    }

    String layer(int layer) {
        return name + ".layer" + layer;
    }
}
