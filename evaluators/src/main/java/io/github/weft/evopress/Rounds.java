package io.github.weft.evopress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a generation is narrowed down to one: many candidates on small samples first, few on large ones at the end.
 *
 * @param rounds at least one; survivors fall down to 1 in the last round alone, samples never shrink
 */
public record Rounds(List<Round> rounds) {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*:\\s*(\\d{1,9})\\s*");
    private static final String EXAMPLE = "such as 4:32,2:128,1:1024";

    /**
     * All that are left are held against one sample.
     *
     * @param survivors candidates that go on to the next round
     * @param images in the sample; all there are, where there are fewer
     */
    public record Round(int survivors, int images) {

        public Round {
            if (survivors < 1 || images < 1) {
                throw new IllegalArgumentException(
                        "round (%s:%s) must have at least 1 survivor and 1 image.".formatted(survivors, images));
            }
        }

        @Override
        public String toString() {
            return survivors + ":" + images;
        }
    }

    public Rounds {
        rounds = List.copyOf(rounds);
        boolean growing = !rounds.isEmpty() && rounds.get(rounds.size() - 1).survivors() == 1;
        for (int i = 1; i < rounds.size(); i++) {
            growing &= rounds.get(i).survivors() < rounds.get(i - 1).survivors()
                    && rounds.get(i).images() >= rounds.get(i - 1).images();
        }
        if (!growing) {
            throw new IllegalArgumentException(
                    "rounds (%s) must be SURVIVORS:IMAGES with fewer survivors each time, 1 in the end, and never fewer images, %s."
                            .formatted(text(rounds), EXAMPLE));
        }
    }

    /** All candidates on samples of one size. */
    public static Rounds single(int images) {
        return new Rounds(List.of(new Round(1, images)));
    }

    /**
     * The inverse of {@link #toString}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Rounds parse(String text) {
        var rounds = new ArrayList<Round>();
        for (String part : text.split(",")) {
            Matcher round = FORM.matcher(part);
            if (!round.matches()) {
                throw new IllegalArgumentException(
                        "(%s) must be SURVIVORS:IMAGES,..., %s.".formatted(text.strip(), EXAMPLE));
            }
            rounds.add(new Round(Integer.parseInt(round.group(1)), Integer.parseInt(round.group(2))));
        }
        return new Rounds(rounds);
    }

    /** Images that candidates see in a generation of so many offspring: the parent is seen in the last round alone. */
    public long images(int offspring) {
        long images = rounds.get(rounds.size() - 1).images();
        int left = offspring;
        for (Round round : rounds) {
            images += (long) left * round.images();
            left = Math.min(left, round.survivors());
        }
        return images;
    }

    private static String text(List<Round> rounds) {
        return rounds.stream().map(Round::toString).collect(Collectors.joining(","));
    }

    /** Such as {@code 4:32,2:128,1:1024}. */
    @Override
    public String toString() {
        return text(rounds);
    }
}
