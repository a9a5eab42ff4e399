package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    Path folder;

    private static Snapshot snapshot() {
        var tensors = new LinkedHashMap<String, Snapshot.Tensor>();
        tensors.put("a.weight", new Snapshot.Tensor(List.of(2, 1), new float[] {1.5f, -2}));
        tensors.put("a.bias", new Snapshot.Tensor(List.of(1), new float[] {Float.MIN_VALUE}));
        return new Snapshot(tensors);
    }

    @Test
    void headerThenLittleEndianNumbers() {
        byte[] content = Safetensors.encode(snapshot(), Map.of("say", "a \"b\""));

        var buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong();
        assertThat(header % 8).isZero();
        assertThat(new String(content, 8, header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"__metadata__\":{\"say\":\"a \\\"b\\\"\"},"
                        + "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                        + "\"a.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}");
        assertThat(content).hasSize(8 + header + 12);
        assertThat(buffer.getFloat(8 + header)).isEqualTo(1.5f);
        assertThat(buffer.getFloat(8 + header + 4)).isEqualTo(-2);
    }

    @Test
    void fileGivesBackEveryBit() throws Exception {
        WeightsFile file = WeightsFile.write(folder.resolve("deep/er/x.safetensors"), snapshot(), Map.of("k", "v"));

        assertThat(file.read()).isEqualTo(snapshot());
        assertThat(WeightsFile.of(file.path())).isEqualTo(file);
        try (var files = Files.list(folder.resolve("deep/er"))) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void damageIsNoticed() throws Exception {
        WeightsFile file = WeightsFile.write(folder.resolve("x.safetensors"), snapshot(), Map.of());
        byte[] content = Files.readAllBytes(file.path());

        for (int length : new int[] {0, 7, 20, content.length - 1}) {
            byte[] cut = Arrays.copyOf(content, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Safetensors.decode("x", cut))
                    .withMessageContaining("weights file (x) is damaged");
        }
        content[content.length - 1] ^= 1;
        Files.write(file.path(), content);
        assertThatIllegalArgumentException()
                .isThrownBy(file::read)
                .withMessageContaining("x.safetensors")
                .withMessageContaining("SHA-256 differs");
        Files.delete(file.path());
        assertThatIllegalArgumentException().isThrownBy(file::read).withMessageContaining("cannot be read");
    }

    @Test
    void factsComeBackAsTheyWere() {
        Map<String, String> about = Map.of(
                "say",
                "a \"b\" \\ {c}, [1]: \"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}",
                "empty",
                "");
        Safetensors.Content content = Safetensors.decode("x", Safetensors.encode(snapshot(), about));

        assertThat(content.about()).isEqualTo(about);
        assertThat(content.snapshot()).isEqualTo(snapshot());
    }
}
