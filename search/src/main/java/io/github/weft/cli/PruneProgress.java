package io.github.weft.cli;

import io.github.weft.evopress.Generation;
import io.github.weft.search.job.PruneJob;
import java.util.Locale;

/** How a search for levels goes: the loss of the best so far, and its levels. */
record PruneProgress(StepProgress steps) implements PruneJob.Listener {

    @Override
    public void begun(int done, int all) {
        if (done > 0) {
            steps.line("%s of %s generations are done; going on.".formatted(done, all));
        }
        steps.begin(done, all);
    }

    @Override
    public void generation(Generation at) {
        steps.step(at.number(), () -> message(at));
    }

    private static String message(Generation at) {
        String loss = at.loss().value().isPresent()
                ? String.format(Locale.ROOT, "%.4f", at.loss().value().getAsDouble())
                : at.loss().failure().orElseThrow();
        return "  KL " + loss + "  levels " + at.levels();
    }
}
