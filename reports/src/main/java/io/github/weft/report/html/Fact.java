package io.github.weft.report.html;

/** Something worth knowing, with its name. */
public record Fact(String label, String value) {}
