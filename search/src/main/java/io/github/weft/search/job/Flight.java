package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.search.Proposal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A step whose proposals are being judged.
 *
 * @param candidates of the proposals, in their order
 * @param whole false if the target cut the step short
 * @param landed completes when all are judged and committed
 */
record Flight(
        long step,
        List<Proposal> proposals,
        List<Candidate> candidates,
        boolean whole,
        CompletableFuture<Void> landed) {

    Flight {
        proposals = List.copyOf(proposals);
        candidates = List.copyOf(candidates);
    }
}
