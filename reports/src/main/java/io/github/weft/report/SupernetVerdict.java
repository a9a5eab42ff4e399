package io.github.weft.report;

import java.util.List;

/**
 * How far a ranking by what candidates inherit from a supernet can be believed.
 *
 * @param brief beside a row where there is little room, such as {@code tau 0.52} or {@code unchecked}
 * @param text beside a row, such as {@code tau 0.52 [0.40, 0.63] of ceiling 0.81; params 0.55}
 * @param sentence what a check against training has found, or that there has been none
 * @param command what to type to see the check, or to make one
 * @param rows all that the check compares with training; empty without one
 */
public record SupernetVerdict(String brief, String text, String sentence, String command, List<Standing> rows) {

    /** Where the pages of the check are, from the page of the run. */
    public static final String FOLDER = "supernet-check";

    /**
     * How far one score agrees with training. Numbers are texts, empty where there is none.
     *
     * @param kind what the score is: a supernet, a baseline, the ceiling, a proxy
     * @param tau Kendall's tau-b with training
     * @param interval of it, 95 %
     * @param givenSize Spearman's rho with training, given the number of parameters
     * @param verdict what to make of it
     */
    public record Standing(String name, String kind, String tau, String interval, String givenSize, String verdict) {}

    public SupernetVerdict {
        rows = List.copyOf(rows);
    }
}
