package io.github.weft.space;

import java.util.List;

/**
 * Adds spaces to the catalogue. Name the class, which needs a public constructor without arguments, in {@code
 * META-INF/services/io.github.weft.space.SpaceProvider} of a jar on the class path: the spaces are then known by name wherever those of the
 * catalogue are. Names must be new.
 *
 * <pre>{@code
 * public final class OurSpaces implements SpaceProvider {
 *     public List<SearchSpace> spaces() {
 *         return List.of(new OurSpace());
 *     }
 * }
 * }</pre>
 */
public interface SpaceProvider {

    List<SearchSpace> spaces();
}
