package io.github.weft.report;

/** One way to write a leaderboard down. The same leaderboard gives the same text on every machine and in every locale. */
public interface Format {

    /** Lower-case, as users type it after {@code --}. */
    String name();

    /** The whole document, ending with a line end. */
    String render(Leaderboard board);
}
