package io.github.weft.space.staged;

import java.util.List;

/** How many channels a stage has. */
public sealed interface Width {

    /** A decision of its own; ascending. */
    record Chosen(List<Integer> channels) implements Width {
        public Chosen {
            channels = Ascending.of("width", channels, 1, 4096);
        }
    }

    /** As many as another stage, or the stem, times a number: no decision. */
    record Following(String stage, int times) implements Width {
        public Following {
            if (times < 1 || times > 64) {
                throw new IllegalArgumentException(
                        "width (%s * %s): the factor must be from 1 to 64.".formatted(stage, times));
            }
        }
    }

    static Width of(Integer... channels) {
        return new Chosen(List.of(channels));
    }
}
