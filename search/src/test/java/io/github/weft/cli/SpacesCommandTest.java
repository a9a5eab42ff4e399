package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacesCommandTest {

    private static final String EXAMPLE = "../spaces/docs/examples/pocket.yaml";
    private static final String NETWORK = "8_12x1-conv:k3_24x1-k3e2_24x1-maxpool_32x1-mbconv:e2_64";

    @TempDir
    Path folder;

    @Test
    void validatesTheExample() {
        Terminals.Said said = Terminals.weft("spaces", "validate", EXAMPLE);

        assertThat(said.code()).as(said.err()).isZero();
        // 2 stem * (2 depth * 2 width * 4^2 layers) * (3 depth * 6^3 layers) * 2 ops * (3 depth * 3 widths * (3 * 2)^3
        // layers) * 2 head
        assertThat(said.out())
                .startsWith("pocket")
                .contains("(644,972,544 genomes)", "params", "constraints      keep ");
    }

    @Test
    void samplesDifferentNetworksWithinTheConstraints() {
        Terminals.Said said = Terminals.weft("spaces", "sample", EXAMPLE, "--count", "25", "--seed", "3", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out().lines().distinct())
                .hasSize(25)
                .allMatch(line -> line.matches("\\{\"architecture\":\"[^\"]+\",\"params\":\\d{1,5},\"flops\":\\d+}"));
        assertThat(Terminals.weft("spaces", "sample", EXAMPLE, "--count", "25", "--seed", "3", "--json")
                        .out())
                .isEqualTo(said.out());
        assertThat(Terminals.weft("spaces", "sample", EXAMPLE, "--count", "25", "--seed", "4", "--json")
                        .out())
                .isNotEqualTo(said.out());
    }

    /** At density .1 2,368 of the 23,680 weights that may go, and the 378 others; what synaptic flow decides is not known yet. */
    @Test
    void samplesOfSparseNetworksTellTheWeightsThatAreThere() {
        String out = Terminals.weft("spaces", "sample", "sparse", "--count", "40", "--json")
                .out();

        assertThat(out.lines())
                .hasSize(40)
                .allMatch(line -> line.matches(
                        ".*,\"params\":24058,\"flops\":1919872,\"nonzeros\":\\d+,\"sparse-macs\":(\\d+|null)}"))
                .anyMatch(line -> line.startsWith("{\"architecture\":\"d0.1_") && line.contains("\"nonzeros\":2746,"))
                .allMatch(line -> line.matches(".*\"d0[^_]+_synflow_.*") == line.endsWith(":null}"));
        assertThat(Terminals.weft("spaces", "show", "sparse", "--arch", "d0.1_erk_random_static", "--json")
                        .out())
                .contains("\"nonzeros\":2746,\"sparse-macs\":286114,");
    }

    @Test
    void samplesAreArchitecturesThatAreUnderstood() {
        for (String space : List.of("nb201", "mobile", EXAMPLE)) {
            String text = Terminals.weft("spaces", "sample", space, "--count", "1")
                    .out()
                    .strip();
            Terminals.Said said = Terminals.weft("spaces", "show", space, "--arch", text);

            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out()).startsWith("architecture   " + text);
        }
    }

    @Test
    void showsTheCostsOfANetwork() {
        Terminals.Said said = Terminals.weft("spaces", "show", EXAMPLE, "--arch", NETWORK, "--input", "3x32x32");

        // stem 8*3*9 + 16; conv 12*8*9 + 24; expand 12*24 + 48, depthwise 24*9 + 48, project 24*24 + 48;
        // pool and 12*24 + 48; expand 24*48 + 96, depthwise 48*9 + 96, project 48*32 + 64; head 32*64 + 128; 64*10 + 10
        assertThat(said.out().lines()).contains("params         8,882");
        assertThat(said.out()).doesNotContain("no candidate");
    }

    @Test
    void saysWhyANetworkIsNoCandidate() {
        String deep =
                NETWORK.replace("12x1-conv:k3", "12x2-conv:k3-conv:k3").replace("24x1-k3e2", "24x3-k3e2-k3e2-k3e2");

        assertThat(Terminals.weft("spaces", "show", EXAMPLE, "--arch", deep).out())
                .contains("early.depth + middle.depth <= 4: early.depth is 2, middle.depth is 3");
    }

    @Test
    void drawsASpaceAndANetwork() throws IOException {
        Path space = folder.resolve("space.svg");
        Path network = folder.resolve("network.svg");

        assertThat(Terminals.weft("spaces", "show", EXAMPLE, "--draw", space.toString())
                        .code())
                .isZero();
        assertThat(Terminals.weft("spaces", "show", EXAMPLE, "--arch", NETWORK, "--draw", network.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(space))
                .startsWith("<svg ")
                .contains(">early<", ">separable<", "layer1 … layer3 kernel");
        assertThat(Files.readString(network)).startsWith("<svg ").contains("depthwise 3×3 /2", ">from early.layer1<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spaces show nb210",
                "spaces show nowhere.yaml",
                "spaces show mobile --arch nonsense",
                "spaces show mobile --input 28",
                "spaces show mobile --input 1x3x3",
                "spaces show mobile --draw nowhere/file.svg",
                "spaces sample mobile --count 0",
                "spaces sample nb201 --count 6000",
                "spaces validate mobile",
                "spaces validate nowhere.yaml",
                "spaces validate"
            })
    void whatCannotBeUsedEndsWithOneMessage(String line) {
        Terminals.Said said = Terminals.weft(line.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err().lines().count()).isBetween(1L, 2L);
        assertThat(said.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void constraintsThatLeaveNothingAreFoundByValidation() throws IOException {
        Path file = folder.resolve("tight.yaml");
        Files.writeString(file, Files.readString(Path.of(EXAMPLE)).replace("params < 100k", "params < 100"));

        Terminals.Said said = Terminals.weft("spaces", "validate", file.toString());
        assertThat(said.code()).isEqualTo(6);
        assertThat(said.out()).contains("keep 0 of 200");
    }

    @Test
    void showsWhereTheWeightsOfASparseNetworkAre() {
        Terminals.Said said = Terminals.weft(
                "spaces", "show", "sparse", "--base", "reference-cnn", "--arch", "16:32:64@d0.1_erk_random_static");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("params         24,058", "nonzeros       2,746", "  conv2.weight                 598");
        assertThat(Terminals.weft("spaces", "show", "sparse", "--base", "nowhere")
                        .err())
                .contains("base (nowhere): space (nowhere) is not known.");
    }
}
