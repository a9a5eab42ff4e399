package io.github.weft.report.html;

/**
 * A place on the page for a chart.
 *
 * @param id which chart the script draws there
 * @param caption what it shows and what to make of it; all that a reader without scripts gets
 * @param control what a reader can change about it: {@code score}, {@code generation}, {@code clock}, {@code brush}, or nothing
 */
public record Figure(String id, String title, String caption, String control) {

    /** One that stays as it is. */
    public Figure(String id, String title, String caption) {
        this(id, title, caption, "");
    }
}
