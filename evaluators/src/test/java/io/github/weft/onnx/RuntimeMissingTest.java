package io.github.weft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In a process of its own, since a library is loaded once. */
class RuntimeMissingTest {

    /** What runs there. */
    static final class Asking {
        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(OnnxSession.version());
                } catch (RuntimeMissing e) {
                    System.out.println("missing: " + e.getMessage());
                }
            }
        }
    }

    @Test
    void saysWhatToTryWhenTheLibraryIsNotThere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Donnxruntime.native.path=/nowhere",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("missing: ONNX Runtime did not start: ")))
                .as(said)
                .hasSize(2)
                .allMatch(line -> line.contains("onnxruntime.native.path names a wrong folder."));
    }
}
