package io.github.weft.score;

import java.util.Optional;
import java.util.OptionalDouble;

/** The outcome of measuring one metric: a finite number, or the reason there is none. */
public sealed interface Score {

    /** The number, if there is one. */
    OptionalDouble value();

    /** The reason, if there is no number. */
    Optional<String> failure();

    static Score of(double value) {
        return Double.isFinite(value) ? new Measured(value) : new Failed("not finite: " + value);
    }

    static Score failed(String reason) {
        return new Failed(reason);
    }

    /** A finite number. */
    record Measured(double number) implements Score {
        public Measured {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("value (%s) must be finite; use Failed instead.".formatted(number));
            }
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(number);
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }
    }

    /** No number, and why: {@code kind} or {@code kind: detail}. Reports count failures by kind. */
    record Failed(String reason) implements Score {
        public Failed {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a failure needs a reason.");
            }
        }

        /** The reason up to its first colon. */
        public String kind() {
            int colon = reason.indexOf(':');
            return colon < 0 ? reason : reason.substring(0, colon);
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<String> failure() {
            return Optional.of(reason);
        }
    }
}
