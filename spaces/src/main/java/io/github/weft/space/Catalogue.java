package io.github.weft.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Spaces that come with the project and those of providers, or what is wrong with a provider. */
record Catalogue(List<SearchSpace> spaces, Optional<String> problem) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    Catalogue {
        spaces = List.copyOf(spaces);
    }

    /** Asks all providers that the class loader finds. */
    static Catalogue of(List<SearchSpace> builtIn, ClassLoader loader) {
        var sources = new HashMap<String, String>();
        builtIn.forEach(space -> sources.put(space.name(), "weft"));
        var spaces = new ArrayList<>(builtIn);
        try {
            for (SpaceProvider provider : ServiceLoader.load(SpaceProvider.class, loader)) {
                String source = provider.getClass().getName();
                for (SearchSpace space : provider.spaces()) {
                    if (!NAME.matcher(space.name()).matches()) {
                        return broken("%s brings a space named (%s); names are lower-case letters, digits and hyphens."
                                .formatted(source, space.name()));
                    }
                    String other = sources.putIfAbsent(space.name(), source);
                    if (other != null) {
                        return broken("%s brings a space named (%s), which %s has already. Rename it."
                                .formatted(source, space.name(), other));
                    }
                    spaces.add(space);
                }
            }
        } catch (ServiceConfigurationError e) {
            return broken("A provider of spaces cannot be used: %s.".formatted(e.getMessage()));
        }
        spaces.sort(Comparator.comparing(SearchSpace::name));
        return new Catalogue(spaces, Optional.empty());
    }

    private static Catalogue broken(String problem) {
        return new Catalogue(List.of(), Optional.of(problem));
    }

    /** @throws IllegalArgumentException if a provider cannot be used */
    List<SearchSpace> usable() {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        return spaces;
    }
}
