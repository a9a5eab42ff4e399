package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every {@code weft} command that a document prints is one that the program understands; the cheap ones are run. */
class ReadmeTest {

    private static final Pattern COMMAND =
            Pattern.compile("(?:`(?:search/bin/)?|^search/bin/)weft ([a-z][^`\\n]*)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static Stream<String> commands() {
        return Stream.of(
                        "../README.md",
                        "README.md",
                        "../db/README.md",
                        "../reports/README.md",
                        "../evaluators/README.md",
                        "../spaces/README.md",
                        "../spaces/docs/user-spaces.md")
                .flatMap(file -> COMMAND.matcher(Terminals.read(Path.of(file))).results())
                .map(match -> match.group(1).strip())
                .distinct();
    }

    @ParameterizedTest(name = "weft {0}")
    @MethodSource("commands")
    void isUnderstood(String command) {
        assertThatCode(() -> Weft.commandLine().parseArgs(words(command))).doesNotThrowAnyException();
    }

    @Test
    void theReadmeHasCommands() {
        assertThat(commands()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest(name = "weft {0}")
    @ValueSource(
            strings = {
                "spaces",
                "spaces show nb201",
                "spaces sample mobile --count 3",
                "spaces --json",
                "proxies",
                "proxies --json",
                "strategies",
                "strategies --json",
                "doctor --data",
                "generate-completion",
                "--help",
                "--version",
                "search --help",
                "score --help",
                "train --help",
                "export --help"
            })
    void cheapCommandsAnswer(String command) {
        Terminals.Said said = Terminals.weft(words(command));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isNotBlank();
    }

    @Test
    @Tag("torch")
    void theDoctorFindsThisMachineFit() {
        Terminals.Said said = Terminals.weft("doctor");

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out().lines().map(line -> line.split(" ")[0]))
                .containsExactly("java", "engine", "memory", "disk", "store", "data");
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .forEach(match -> words.add(match.group(1) != null ? match.group(1) : match.group(2)));
        return words.toArray(String[]::new);
    }
}
