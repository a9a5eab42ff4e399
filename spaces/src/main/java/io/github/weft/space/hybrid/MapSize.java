package io.github.weft.space.hybrid;

/** Rows and columns of a map. */
record MapSize(int rows, int columns) {

    /** After convolutions or poolings of stride 2 with "same" padding. */
    MapSize halved(int times) {
        MapSize map = this;
        for (int i = 0; i < times; i++) {
            map = new MapSize((map.rows + 1) / 2, (map.columns + 1) / 2);
        }
        return map;
    }

    /** One place for each whole square of this side. */
    MapSize cut(int side) {
        return new MapSize(rows / side, columns / side);
    }
}
