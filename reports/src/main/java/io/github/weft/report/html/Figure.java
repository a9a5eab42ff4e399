package io.github.weft.report.html;

/**
 * A place on the page for a chart.
 *
 * @param id which chart the script draws there
 * @param caption what it shows and what to make of it; all that a reader without scripts gets
 */
public record Figure(String id, String title, String caption) {}
