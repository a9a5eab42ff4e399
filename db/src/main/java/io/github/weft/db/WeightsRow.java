package io.github.weft.db;

/** A weights file of a candidate: its name within the run's folder and the SHA-256 of its content. */
public record WeightsRow(String candidate, String file, String sha256) {}
