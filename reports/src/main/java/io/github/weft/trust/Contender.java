package io.github.weft.trust;

import io.github.weft.rank.Vote;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score to be judged: a proxy, or a combination.
 *
 * @param scores for each candidate of the sample, more is better
 */
record Contender(
        String name,
        TrustRow.Kind kind,
        List<Vote> members,
        Optional<String> aggregation,
        List<Score> scores,
        OptionalDouble cost,
        Optional<Spread> spread) {}
