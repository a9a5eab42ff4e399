package io.github.weft.evopress;

import io.github.weft.score.Score;
import java.util.List;

/** Says what is lost by each candidate, on a sample that all of them share. */
@FunctionalInterface
public interface Judge {

    /**
     * One loss for each candidate, in their order; less is better. Depends on nothing but candidate and sample.
     *
     * @param candidates levels, one for each kernel
     */
    List<Score> losses(List<List<Integer>> candidates, Sample sample);
}
