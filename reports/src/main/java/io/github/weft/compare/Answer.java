package io.github.weft.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What a contrast comes to, as a person would say it. */
public final class Answer {

    private Answer() {}

    /** One or two sentences. */
    public static String of(Contrast contrast, Question question) {
        return switch (contrast.verdict()) {
            case FIRST_BETTER -> better(contrast, question, contrast.first(), contrast.second(), 1);
            case SECOND_BETTER -> better(contrast, question, contrast.second(), contrast.first(), -1);
            case NO_EVIDENCE -> nothing(contrast, question);
            case TOO_FEW -> tooFew(contrast, question);
        };
    }

    /** A few words. */
    public static String inShort(Contrast contrast) {
        return switch (contrast.verdict()) {
            case FIRST_BETTER -> contrast.first().name() + " is better";
            case SECOND_BETTER -> contrast.second().name() + " is better";
            case NO_EVIDENCE -> "no evidence";
            case TOO_FEW -> "too few runs";
        };
    }

    private static String better(Contrast contrast, Question question, Contestant winner, Contestant loser, int sign) {
        Interval difference = contrast.difference();
        double low = sign > 0 ? difference.low() : -difference.high();
        double high = sign > 0 ? difference.high() : -difference.low();
        double ahead = sign > 0 ? contrast.ahead() : 1 - contrast.ahead();
        double gain = sign * difference.mean();
        String how = gain > 0
                ? ": %s %s by %s on average [%s, %s]"
                        .formatted(
                                question.metric(),
                                question.higherIsBetter() ? "higher" : "lower",
                                number(gain),
                                number(low),
                                number(high))
                : " by ranks, but not on average: mean difference in %s %s [%s, %s]"
                        .formatted(
                                question.metric(),
                                number(plain(gain, question)),
                                number(plain(question.higherIsBetter() ? low : high, question)),
                                number(plain(question.higherIsBetter() ? high : low, question)));
        return "%s is better than %s%s, %s. A run of %s beats one of %s with chance %s (A12, %s)."
                .formatted(
                        winner.name(),
                        loser.name(),
                        how,
                        test(contrast),
                        winner.name(),
                        loser.name(),
                        share(ahead),
                        contrast.size());
    }

    private static String nothing(Contrast contrast, Question question) {
        Interval difference = contrast.difference();
        double detectable = contrast.detectable();
        String seen = detectable == 0
                ? "%s, so nothing can be said about what would have been seen."
                        .formatted(difference.mean() == 0 ? "No two runs differ" : "The difference does not vary")
                : "With these runs%s a mean difference of about %s would have been seen four times in five; what is smaller may be there."
                        .formatted(contrast.contrasts() == 1 ? "" : ", after Holm,", number(detectable));
        return "No evidence of a difference between %s and %s: mean difference in %s %s [%s, %s], %s; A12 %s. %s"
                .formatted(
                        contrast.first().name(),
                        contrast.second().name(),
                        question.metric(),
                        number(plain(difference.mean(), question)),
                        number(plain(question.higherIsBetter() ? difference.low() : difference.high(), question)),
                        number(plain(question.higherIsBetter() ? difference.high() : difference.low(), question)),
                        test(contrast),
                        share(contrast.ahead()),
                        seen);
    }

    /** A difference of values as they are, where less may be better. */
    private static double plain(double better, Question question) {
        return question.higherIsBetter() ? better : 0 - better;
    }

    private static String tooFew(Contrast contrast, Question question) {
        List<Integer> runs = contrast.runs();
        String many = runs.get(0).equals(runs.get(1))
                ? runs.get(0) + (runs.get(0) == 1 ? " run each" : " runs each")
                : runs.get(0) + " and " + runs.get(1) + " runs";
        return "Too few runs to tell %s from %s: with %s no outcome could be told from chance at 5 %%%s. The mean difference in %s is %s. It takes %s runs each: weft search --seeds %s."
                .formatted(
                        contrast.first().name(),
                        contrast.second().name(),
                        many,
                        contrast.contrasts() == 1
                                ? ""
                                : ", after Holm for %s pairs of groups".formatted(contrast.contrasts()),
                        question.metric(),
                        number(plain(contrast.difference().mean(), question)),
                        contrast.needed(),
                        Math.max(10, contrast.needed()));
    }

    private static String test(Contrast contrast) {
        String corrected =
                contrast.adjusted() == contrast.p() ? "" : ", after Holm %s".formatted(p(contrast.adjusted()));
        return "%s%s (%s)".formatted(p(contrast.p()), corrected, contrast.test());
    }

    /** For example {@code p = .031}. */
    public static String p(double p) {
        boolean close = Math.abs(p - Contrast.LEVEL) < 0.0005; // .0496 is below .05 and .0504 is not
        return p < 1e-4 ? "p < .0001" : "p = " + share(p, p < 0.01 || close ? 4 : 3);
    }

    /** A share with two decimals and no zero before them. */
    public static String share(double share) {
        return share(share, 2);
    }

    private static String share(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", share).replaceFirst("^0(?=\\.)", "");
    }

    /** Three significant digits, never in powers of ten. */
    public static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }
}
