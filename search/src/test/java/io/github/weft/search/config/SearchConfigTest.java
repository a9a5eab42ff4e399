package io.github.weft.search.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.rank.Vote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SearchConfigTest {

    @Test
    void readsWhatWasGivenAndDefaultsTheRest() {
        var config =
                SearchConfig.of(Map.of("evaluations", "5k", "budget", "8h", "constraint", "params<100k,flops<=5M"));

        assertThat(config.value(Keys.EVALUATIONS)).isEqualTo(5000);
        assertThat(config.value(Keys.BUDGET)).contains(Duration.ofHours(8));
        assertThat(config.value(Keys.CONSTRAINTS))
                .containsExactly(new Constraint("params", "<", 100_000), new Constraint("flops", "<=", 5_000_000));
        assertThat(config.value(Keys.STRATEGY)).isEqualTo("nsga2");
        assertThat(config.chosen()).containsOnlyKeys("evaluations", "budget", "constraint");
    }

    @Test
    void textReadsBackToTheSameSettings() {
        var config = SearchConfig.of(Map.of("seed", "7", "objectives", "accuracy,-flops", "limit", "600"));

        assertThat(SearchConfig.parse(config.text()).text()).isEqualTo(config.text());
        assertThat(SearchConfig.parse(config.text()).value(Keys.OBJECTIVES))
                .containsExactly(new Objective("accuracy", true), new Objective("flops", false));
    }

    /** Searches of before cropped in their full trainings and said auto, in their text and so in their name. */
    @Test
    void imagesAreMirroredUnlessAStoredRunSaysOtherwise() {
        SearchConfig now = SearchConfig.of(Map.of());
        SearchConfig before = SearchConfig.parse(now.text().replace("augment: mirror\n", "augment: auto\n"));

        assertThat(now.text()).contains("\naugment: mirror\n");
        assertThat(before.value(TrainingKeys.AUGMENT)).isEqualTo(Augment.AUTO);
        assertThat(before.text()).isNotEqualTo(now.text());
    }

    @Test
    void reportsEveryProblemAtOnce() {
        var given = Map.of("evaluations", "0", "strategy", "nsga3", "popluation", "10", "proxies", "grad_norm");

        assertThatThrownBy(() -> SearchConfig.of(given))
                .isInstanceOf(SearchConfig.Problems.class)
                .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(4))
                .hasMessageContaining("evaluations (0) must be from 1 to")
                .hasMessageContaining("Did you mean nsga2?")
                .hasMessageContaining("Did you mean population?")
                .hasMessageContaining("Did you mean grad-norm?");
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("evaluations", "-5", "whole number"),
                Arguments.of("evaluations", "1.5", "whole number"),
                Arguments.of("evaluations", "999999999999", "1 to 100000000"),
                Arguments.of("seed", "abc", "whole number"),
                Arguments.of("budget", "8", "must be"),
                Arguments.of("budget", "8 parsecs", "a time with its unit"),
                Arguments.of("learning-rate", "NaN", "from"),
                Arguments.of("learning-rate", "-1", "from"),
                Arguments.of("constraint", "params~100", "must be a limit such as"),
                Arguments.of("constraint", "accuracy>90", "not a cost"),
                Arguments.of("objectives", "", "at least one"),
                Arguments.of("objectives", "accuracy,accuracy", "each once"),
                Arguments.of("objectives", "speed", "is not known"),
                Arguments.of("skeleton", "channels", "name=size"),
                Arguments.of("space", "nb210", "Did you mean nb201?"),
                Arguments.of("judge-by", "vibes", "is not known"),
                Arguments.of("move", "perhaps", "true or false"),
                Arguments.of("population", "1", "from 2"),
                Arguments.of("max-memory", "lots", "a size"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unusable")
    void namesTheSettingTheValueAndWhatWouldDo(String key, String value, String hint) {
        assertThatThrownBy(() -> SearchConfig.of(Map.of(key, value)))
                .hasMessageContaining(key)
                .hasMessageContaining(hint);
    }

    @Test
    void everyDefaultIsValid() {
        assertThat(SearchConfig.of(Map.of()).chosen()).isEmpty();
        assertThat(Keys.all()).extracting(Key::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
        assertThat(List.copyOf(Keys.all())).allMatch(key -> key.help().endsWith("."));
    }

    @Test
    void aListOfProxiesMayMixSignsButNotContradictItself() {
        var config = SearchConfig.of(Map.of("proxies", "-fisher,nwot"));

        assertThat(config.value(Keys.PROXIES)).isEqualTo(List.of(new Vote("fisher", true), new Vote("nwot", false)));
        assertThat(SearchConfig.parse(config.text()).value(Keys.PROXIES)).isEqualTo(config.value(Keys.PROXIES));
        assertThatThrownBy(() -> SearchConfig.of(Map.of("proxies", "-fisher,fisher")))
                .hasMessageContaining("with and without a minus");
        assertThatThrownBy(() -> SearchConfig.of(Map.of("proxies", "-fischer")))
                .hasMessageContaining("Did you mean fisher?");
    }

    @Test
    void spaceSparseStandsOnItsBase() {
        SearchConfig config = SearchConfig.of(Map.of(
                "space",
                "sparse",
                "base",
                "reference-cnn",
                "objectives",
                "accuracy,-nonzeros",
                "constraint",
                "sparse-macs<500k"));

        assertThat(config.space()).isSameAs(config.space());
        assertThat(config.space().genes().get(0).name()).isEqualTo("conv1.width");
        assertThat(SearchConfig.parse(config.text()).space().summary())
                .isEqualTo(config.space().summary());
        assertThat(SearchConfig.of(Map.of("space", "sparse", "base", "reference-cnn:8:32:64"))
                        .space()
                        .summary())
                .endsWith("reference-cnn:8:32:64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sparse; mobil; accuracy; base (mobil): space (mobil) is not known. Did you mean mobile?",
                "sparse; reference-cnn:9:9; accuracy; base (reference-cnn:9:9): architecture (9:9) is malformed: it must list 3 choices, not 2.",
                "sparse; sparse; accuracy; base (sparse) must be a dense space, such as mobile.",
                "mobile; nb201; accuracy; base (nb201) is for spaces sparse and sparse-vit; space (mobile) stands on none. Leave it out.",
                "mobile; none; accuracy,-nonzeros; nonzeros is known for space sparse; networks of space (mobile) have all of their weights. Maybe use params."
            })
    void basesThatCannotBeAreOneLine(String space, String base, String objectives, String problem) {
        assertThatThrownBy(() -> SearchConfig.of(Map.of("space", space, "base", base, "objectives", objectives)))
                .isInstanceOf(SearchConfig.Problems.class)
                .satisfies(
                        error -> assertThat(String.valueOf(error.getMessage()).lines())
                                .singleElement()
                                .asString()
                                .startsWith(problem));
    }

    /** A run is named by its text: what came later may not rename the runs of before. */
    @Test
    void settingsThatCameLaterAreInTheTextOnlyWhereTheyAreChosen() {
        String before = SearchConfig.of(Map.of()).text();
        SearchConfig chosen = SearchConfig.of(Map.of("mixup", "0.2", "ema", "0.99", "early-stop", "0.95"));

        assertThat(before).doesNotContain("mixup", "ema:", "early-stop").contains("label-smoothing: 0.1");
        assertThat(SearchConfig.of(Map.of("mixup", "0", "early-stop", "none")).text())
                .isEqualTo(before);
        assertThat(chosen.text()).contains("mixup: 0.2\n", "ema: 0.99\n", "early-stop: 0.95\n");
        assertThat(SearchConfig.parse(chosen.text()).value(TrainingKeys.EMA)).isEqualTo(.99);
        assertThat(SearchConfig.parse(before).value(TrainingKeys.EARLY_STOP)).isEmpty();
    }
}
