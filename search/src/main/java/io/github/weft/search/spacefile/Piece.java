package io.github.weft.search.spacefile;

import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows its line, from 1. */
sealed interface Piece {

    int line();

    /** A single value as it is written, without quotes. */
    record Text(String text, int line) implements Piece {}

    record Items(List<Piece> items, int line) implements Piece {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in order. */
    record Entries(Map<String, Entry> entries, int line) implements Piece {}

    /** A value and the line of its key. */
    record Entry(int line, Piece value) {}
}
