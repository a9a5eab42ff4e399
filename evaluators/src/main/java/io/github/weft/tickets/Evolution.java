package io.github.weft.tickets;

/**
 * Settings of an evolution strategy.
 *
 * @param population members of a generation, in mirrored pairs
 * @param deviation of every coordinate at the start
 * @param meanRate 1 moves the mean to the average of the better half, weighted by rank, as seen from the worse half's
 * @param deviationRate 0 leaves all deviations alone: OpenAI-ES with plain steps
 */
public record Evolution(int population, int generations, double deviation, double meanRate, double deviationRate) {

    public Evolution {
        if (population < 2 || population % 2 != 0) {
            throw new IllegalArgumentException(
                    "population (%s) must be even and at least 2. Maybe 128.".formatted(population));
        }
        if (generations < 1) {
            throw new IllegalArgumentException("generations (%s) must be at least 1.".formatted(generations));
        }
        positive("deviation", deviation);
        positive("mean-rate", meanRate);
        if (!(deviationRate >= 0) || Double.isInfinite(deviationRate)) {
            throw new IllegalArgumentException(
                    "deviation-rate (%s) must be a number of at least 0.".formatted(deviationRate));
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s (%s) must be a positive number.".formatted(name, value));
        }
    }

    public Evolution withGenerations(int number) {
        return new Evolution(population, number, deviation, meanRate, deviationRate);
    }
}
