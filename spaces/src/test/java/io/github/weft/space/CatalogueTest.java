package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.space.staged.Examples;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path folder;

    /** Brings a space of a new name. */
    public static final class Good implements SpaceProvider {
        @Override
        public List<SearchSpace> spaces() {
            return List.of(Examples.mixed());
        }
    }

    /** Brings a space whose name is taken. */
    public static final class Clashing implements SpaceProvider {
        @Override
        public List<SearchSpace> spaces() {
            return List.of(Examples.named("nb201"));
        }
    }

    /** Brings a space whose name no option could take. */
    public static final class Misnamed implements SpaceProvider {
        @Override
        public List<SearchSpace> spaces() {
            return List.of(new Renamed("My Space"));
        }
    }

    @Test
    void holdsWhatProvidersBring() throws IOException {
        Catalogue catalogue = catalogue(Good.class.getName());

        assertThat(catalogue.usable().stream().map(SearchSpace::name))
                .isSorted()
                .contains("mixed", "nb201");
        assertThat(catalogue.usable()).hasSize(Spaces.all().size() + 1);
    }

    @Test
    void refusesNamesThatAreTaken() throws IOException {
        Catalogue catalogue = catalogue(Clashing.class.getName());

        assertThatThrownBy(catalogue::usable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s brings a space named (nb201), which weft has already. Rename it."
                        .formatted(Clashing.class.getName()));
    }

    @Test
    void refusesNamesThatTwoProvidersBring() throws IOException {
        Catalogue catalogue = catalogue(Good.class.getName() + "\n" + Twin.class.getName());

        assertThatThrownBy(catalogue::usable).hasMessageContaining("(mixed), which " + Good.class.getName() + " has");
    }

    /** Brings what {@link Good} brings. */
    public static final class Twin implements SpaceProvider {
        @Override
        public List<SearchSpace> spaces() {
            return List.of(Examples.mixed());
        }
    }

    @Test
    void refusesNamesThatCannotBeTyped() throws IOException {
        assertThatThrownBy(catalogue(Misnamed.class.getName())::usable).hasMessageContaining("named (My Space)");
    }

    @Test
    void saysThatAProviderIsMissing() throws IOException {
        assertThatThrownBy(catalogue("org.example.Nowhere")::usable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("org.example.Nowhere");
    }

    private Catalogue catalogue(String providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SpaceProvider.class.getName()), providers + "\n");
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return Catalogue.of(Spaces.all(), loader);
        }
    }
}
