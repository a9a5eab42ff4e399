package io.github.weft.rank;

import java.util.List;

/**
 * A proxy's part in a combination.
 *
 * @param proxy name of the metric
 * @param sign 1 where more of it predicts a better network, -1 where less does
 */
public record Member(String proxy, int sign) {

    public Member {
        if (sign != 1 && sign != -1) {
            throw new IllegalArgumentException("sign (%s) of %s must be 1 or -1.".formatted(sign, proxy));
        }
    }

    /** Members of which more is better. */
    public static List<Member> up(List<String> proxies) {
        return proxies.stream().map(proxy -> new Member(proxy, 1)).toList();
    }

    /** Reads what {@link #toString} writes. */
    public static Member parse(String text) {
        return text.startsWith("-") ? new Member(text.substring(1), -1) : new Member(text, 1);
    }

    /** The name, after a minus where less is better. */
    @Override
    public String toString() {
        return sign < 0 ? "-" + proxy : proxy;
    }
}
