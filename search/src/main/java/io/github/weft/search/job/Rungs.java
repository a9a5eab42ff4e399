package io.github.weft.search.job;

import io.github.weft.rank.ZeroCost;
import io.github.weft.search.config.JudgeBy;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;

/** The ladder of one run. */
record Rungs(Rung proxies, Rung shortTraining, Rung fullTraining, JudgeBy judge) {

    /** What a table says. */
    static final Rung LOOKED_UP = new Rung(Rungs.TABLE, Objective.ACCURACY, 0);

    static final String PROXIES = "proxies";
    static final String SHORT = "short-training";
    static final String FULL = "full-training";
    static final String TABLE = "table";

    static Rungs of(SearchConfig config) {
        return new Rungs(
                new Rung(PROXIES, Aggregate.lead(config.value(Keys.PROXIES)), 0)
                        .repeated(config.value(Keys.REPLICATES)),
                new Rung(SHORT, Objective.ACCURACY, config.value(Keys.SHORT_EPOCHS)),
                new Rung(FULL, Objective.ACCURACY, config.value(Keys.FULL_EPOCHS)),
                config.value(Keys.JUDGE_BY));
    }

    /** The rung that decides what the strategy sees as accuracy. */
    Rung judgedBy() {
        return judge == JudgeBy.TRAINING ? shortTraining : new Rung(PROXIES, ZeroCost.METRIC, 0, proxies.replicates());
    }
}
