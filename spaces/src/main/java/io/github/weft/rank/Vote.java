package io.github.weft.rank;

import io.github.weft.run.Names;
import io.github.weft.score.Score;
import java.util.List;

/**
 * A proxy's voice in the aggregate: {@code nwot}, or {@code -fisher} where less of it predicts a better network.
 *
 * @param proxy name of the proxy
 * @param against true where the text began with a minus
 */
public record Vote(String proxy, boolean against) {

    /** A vote for the proxy of that name. */
    public static Vote on(String proxy) {
        return new Vote(proxy, false);
    }

    /**
     * A name, perhaps after a minus.
     *
     * @param known names of the proxies there are
     * @throws IllegalArgumentException on an unknown proxy, with what was probably meant
     */
    public static Vote parse(String text, List<String> known) {
        boolean minus = text.startsWith("-");
        String name = minus ? text.substring(1) : text;
        if (!known.contains(name)) {
            throw Names.unknown("proxy", name, known);
        }
        return new Vote(name, minus);
    }

    /** The proxy's score as something of which more is better. A failure that stands for the lowest score has no place from above. */
    public Score signed(Score score) {
        if (!against) {
            return score;
        }
        return score.value().isPresent()
                ? Score.of(-score.value().getAsDouble())
                : Score.failed("unsigned: " + score.failure().orElseThrow());
    }

    @Override
    public String toString() {
        return (against ? "-" : "") + proxy;
    }
}
