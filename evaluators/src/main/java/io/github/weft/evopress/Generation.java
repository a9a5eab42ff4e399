package io.github.weft.evopress;

import io.github.weft.score.Score;
import java.util.List;

/**
 * Where a search stands: all that the next generation needs.
 *
 * @param number 0 before the first
 * @param levels of the one that survived, one for each kernel
 * @param loss of that one in the last round; losses of different generations are of different samples
 * @param moved whether it is another than the parent
 * @param images that candidates have seen so far, in all
 */
public record Generation(int number, List<Integer> levels, Score loss, boolean moved, long images) {

    public Generation {
        levels = List.copyOf(levels);
    }
}
