package io.github.weft.supernet;

import io.github.weft.run.Digest;
import io.github.weft.score.Protocol;
import io.github.weft.train.Snapshot;
import io.github.weft.train.WeightsFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A supernet outside native memory, and in a file: safetensors, the weights under their own names and what the optimiser remembers of them
 * beside, with everything else as text.
 *
 * @param identity what it was trained for and how
 * @param step how many steps it has done
 * @param sampler the sampler's state
 * @param moves how often each tensor has moved, by name
 */
public record Checkpoint(Protocol identity, int step, String sampler, Map<String, Integer> moves, Snapshot tensors) {

    private static final String FORMAT = "weft-supernet-1";

    public Checkpoint {
        moves = Map.copyOf(moves);
    }

    /** SHA-256 of all that it holds: equal digests, equal supernets. */
    public String digest() {
        return Digest.of(new TreeMap<>(facts()) + "\n" + tensors.digest());
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) {
        var about = new TreeMap<>(facts());
        about.put("digest", digest());
        WeightsFile.write(file, tensors, about);
    }

    private Map<String, String> facts() {
        return Map.of(
                "format",
                FORMAT,
                "identity",
                identity.toString(),
                "step",
                Integer.toString(step),
                "sampler-state",
                sampler,
                "moves",
                new TreeMap<>(moves)
                        .entrySet().stream()
                                .map(move -> move.getKey() + " " + move.getValue())
                                .collect(Collectors.joining(" ")));
    }

    /** @throws IllegalArgumentException if the file is missing, is damaged or is no checkpoint of a supernet */
    public static Checkpoint read(Path file) {
        WeightsFile.Content content = WeightsFile.open(file);
        Map<String, String> about = content.about();
        if (!FORMAT.equals(about.get("format"))) {
            throw new IllegalArgumentException(
                    "checkpoint (%s) is not one of a supernet. Maybe name a file that weft supernet train has written."
                            .formatted(file));
        }
        try {
            var moves = new TreeMap<String, Integer>();
            String[] words = about.getOrDefault("moves", "").split(" ");
            for (int i = 0; i + 1 < words.length; i += 2) {
                moves.put(words[i], Integer.valueOf(words[i + 1]));
            }
            var checkpoint = new Checkpoint(
                    Protocol.parse(about.getOrDefault("identity", "")),
                    Integer.parseInt(about.getOrDefault("step", "")),
                    about.getOrDefault("sampler-state", ""),
                    moves,
                    content.snapshot());
            if (checkpoint.digest().equals(about.get("digest"))) {
                return checkpoint;
            }
        } catch (NumberFormatException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private static IllegalArgumentException damaged(Path file, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "checkpoint (%s) is damaged: its digest differs. Maybe remove it and train again.".formatted(file),
                cause);
    }

    /**
     * Passes a checkpoint of some identity, or of a part of one.
     *
     * @throws IllegalArgumentException naming every field that differs
     */
    Checkpoint checked(Path file, Protocol expected) {
        String differences = expected.fields().entrySet().stream()
                .filter(field -> !field.getValue().equals(identity.fields().get(field.getKey())))
                .map(field -> difference(field.getKey(), identity.fields().get(field.getKey()), field.getValue()))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(
                    "checkpoint (%s) is another supernet's: %s. Maybe name another file.".formatted(file, differences));
        }
        return this;
    }

    private static String difference(String field, @Nullable String its, String expected) {
        return field.equals(Terms.WEIGHTS)
                ? "its weights have other names or shapes (digest %s, not %s), as where kernels (cut or transform) differs"
                        .formatted(its, expected)
                : "its %s is %s, not %s".formatted(field, its, expected);
    }
}
