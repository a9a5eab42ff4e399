package io.github.weft.train;

/** A learning rate that falls from {@code peak} at step 0 to 0 at step {@code steps}, along half a cosine. */
record CosineSchedule(double peak, int steps) {

    /** The rate of one step, from 0. */
    double rate(int step) {
        return peak * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
}
