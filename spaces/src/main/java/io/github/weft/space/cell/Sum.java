package io.github.weft.space.cell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A flat multiset of terms, in a fixed order: {@code x+x} keeps both. Without terms it is zero. */
record Sum(List<Term> terms) {

    Sum {
        terms = terms.size() < 2
                ? List.copyOf(terms)
                : terms.stream()
                        .sorted(Comparator.comparing((Term term) -> term.text(Edge::toString)))
                        .toList();
    }

    static Sum of(Term term) {
        return new Sum(List.of(term));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    String text(Function<Edge, String> label) {
        if (isZero()) {
            return "0";
        }
        List<String> texts =
                terms.stream().map(term -> term.text(label)).sorted().toList();
        return String.join("+", texts);
    }

    /** Adds every convolution that this sum depends on, each edge once. */
    void collect(Collection<Term.Convolution> found) {
        for (Term term : terms) {
            if (term instanceof Term.Convolution convolution) {
                if (!found.contains(convolution)) {
                    found.add(convolution);
                    convolution.input().collect(found);
                }
            } else if (term instanceof Term.Pooling pooling) {
                pooling.input().collect(found);
            }
        }
    }
}
