package io.github.weft.space.staged;

import java.util.Arrays;
import java.util.List;

/** What a layer can be besides its kind; a kind reads some of them. All are whole numbers. */
public enum Trait {
    /** Side of the square that a convolution or a pooling sees: odd. */
    KERNEL("kernel", "k", 1, 31, 3),
    /** Hidden over outer channels of an inverted bottleneck, or hidden over outer features of a transformer layer's MLP. */
    EXPANSION("expansion", "e", 1, 16, 4),
    /** 1 for squeeze-and-excitation, 0 for none. */
    GATE("se", "se", 0, 1, 0),
    /** Heads of attention. */
    HEADS("heads", "h", 1, 64, 2);

    private final String label;
    private final String code;
    private final int least;
    private final int most;
    private final int usual;

    Trait(String label, String code, int least, int most, int usual) {
        this.label = label;
        this.code = code;
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    /** As users write it. */
    public String label() {
        return label;
    }

    /** Letters before its number in the text of a network. */
    String code() {
        return code;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** What it is where nothing is said. */
    public List<Integer> usual() {
        return List.of(usual);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Trait::label).toList();
    }
}
