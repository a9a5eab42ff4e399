package io.github.weft.search.job;

import io.github.weft.rank.ZeroCost;
import io.github.weft.search.config.JudgeBy;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.supernet.Inherited;

/**
 * The ladder of one run.
 *
 * @param screening what stands in for accuracy as long as a candidate is untrained
 */
record Rungs(Rung proxies, Rung screening, Rung shortTraining, Rung fullTraining, JudgeBy judge) {

    /** What a table says. */
    static final Rung LOOKED_UP = new Rung(Rungs.TABLE, Objective.ACCURACY, 0);

    /** What a candidate reaches with weights of a supernet. */
    static final Rung INHERITED = new Rung(Rungs.SUPERNET, Inherited.ACCURACY.name(), 0);

    static final String PROXIES = "proxies";
    static final String SUPERNET = "supernet";
    static final String SHORT = "short-training";
    static final String FULL = "full-training";
    static final String TABLE = "table";

    static Rungs of(SearchConfig config) {
        Rung proxies = new Rung(PROXIES, Aggregate.lead(config.value(Keys.PROXIES)), 0)
                .repeated(config.value(Keys.REPLICATES));
        return new Rungs(
                proxies,
                config.value(Keys.SUPERNET).isPresent()
                        ? INHERITED
                        : new Rung(PROXIES, ZeroCost.METRIC, 0, proxies.replicates()),
                new Rung(SHORT, Objective.ACCURACY, config.value(TrainingKeys.SHORT_EPOCHS)),
                new Rung(FULL, Objective.ACCURACY, config.value(TrainingKeys.FULL_EPOCHS)),
                config.value(Keys.JUDGE_BY));
    }

    /** The rung that decides what the strategy sees as accuracy. */
    Rung judgedBy() {
        return judge == JudgeBy.TRAINING ? shortTraining : screening;
    }
}
