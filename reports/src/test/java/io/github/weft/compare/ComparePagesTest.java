package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.compare.html.ComparePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePagesTest {

    @TempDir
    private Path folder;

    @Test
    void thePageSaysTheAnswerAndEveryRunAndIsTheSameTwice() throws IOException {
        Comparison comparison = comparison("strategy=<b>aging</b></script>");

        Path page = ComparePages.of(comparison).write(folder);

        String html = Files.readString(page);
        assertThat(html)
                .contains(
                        "A is better than B: accuracy higher by ",
                        "after 4 evaluations",
                        "What to doubt",
                        "not the same &amp; so")
                .contains("strategy=&lt;b&gt;aging&lt;/b&gt;&lt;/script&gt;")
                .doesNotContain("<b>aging");
        assertThat(html.substring(0, html.indexOf("id=\"data\""))).doesNotContain("http://", "https://", "url(");
        assertThat(html.split("<code>r[AB]\\d</code>", -1))
                .as("six runs a side")
                .hasSize(13);
        assertThat(html.substring(html.indexOf("id=\"data\"")).split("</script>", -1))
                .as("data, charts and script each end once")
                .hasSize(4);
        assertThat(Files.readString(folder.resolve("compare.json"))).isEqualTo(CompareJson.of(comparison));
        assertThat(ComparePages.of(comparison).html()).isEqualTo(html);
    }

    @Test
    void chartsHaveTheirNumbersInTables() {
        String html = ComparePages.of(comparison("strategy=aging")).html();

        assertThat(html)
                .contains("<h1>Is A better than B?</h1>", "accuracy of each run's best after 4 evaluations")
                .contains(
                        "<th scope=\"row\" class=\"number\">4</th><td class=\"number\">9.5 [7.5, 11.5]</td><td class=\"number\">3.5 [1.5, 5.5]</td>")
                .contains("data-chart=\"curves\"", "data-chart=\"ends\"", "<noscript><style>.chart { display: none; }")
                .doesNotContain("Pair by pair");
    }

    @Test
    void ofSeveralPairsEachHasALine() {
        String html = ComparePages.of(Comparison.of(
                        new Question("accuracy", true, "accuracy", false),
                        List.of(group("A", "a", 7), group("B", "b", 1), group("C", "c", 7)),
                        4,
                        TestChoice.MANN_WHITNEY,
                        List.of()))
                .html();

        assertThat(html)
                .contains("<h1>Which is better: A, B or C?</h1>", "at the end of each run", "Pair by pair")
                .contains("<th scope=\"row\">A against B</th><td>A is better</td><td class=\"number\">6</td>")
                .contains("<th scope=\"row\">A against C</th><td>no evidence</td><td class=\"number\">0</td>")
                .doesNotContain("data-chart=\"curves\"", "What to doubt");
    }

    private static Comparison comparison(String label) {
        return Comparison.of(
                new Question("accuracy", true, "accuracy", true),
                List.of(group("A", label, 7), group("B", "strategy=random", 1)),
                4,
                TestChoice.AUTO,
                List.of("not the same & so"));
    }

    private static Contestant group(String name, String label, int least) {
        return new Contestant(
                name,
                label,
                IntStream.range(0, 6)
                        .mapToObj(i -> new Track(
                                "r" + name + i, i, 4, List.of(new Track.Turn(1, least), new Track.Turn(3, least + i))))
                        .toList(),
                OptionalDouble.empty());
    }
}
