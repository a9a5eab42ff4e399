package io.github.weft.proxy.forward;

import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.run.Seeds;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;
import java.util.Map;

/** Forward passes of a few images over several draws of normal weights, to count their {@link SignRows}. */
final class SwapPass {

    private static final int IMAGES = 16;
    private static final int REPEATS = 8;

    /** Different sign rows, the mean over the draws. */
    static final Reading<Double> READING = Reading.ofBatches(
            "sign-rows",
            Map.of(
                    "initialisation",
                    Initialisation.STANDARD_NORMAL.toString(),
                    "input",
                    "own-batch",
                    "batch-norm",
                    "batch",
                    "dtype",
                    "float32",
                    "repeats",
                    String.valueOf(REPEATS)),
            source -> List.of(batch(source)),
            SwapPass::run);

    private SwapPass() {}

    private static Batch batch(BatchSource source) {
        return source.drawn("swap", IMAGES);
    }

    private static double run(Lens lens) {
        double sum = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            sum += once(lens, Seeds.derive(lens.seed(), "swap", repeat));
        }
        return sum / REPEATS;
    }

    private static int once(Lens lens, long seed) {
        Batch batch = batch(lens.batches());
        try (Scope pass = lens.scope().inner()) {
            OwnWeights weights = lens.drawn(lens.model().network(), Initialisation.STANDARD_NORMAL, seed, pass);
            var subject = new Subject(lens.model().network(), weights, batch, lens.deadline(), pass);
            var rows = new SignRows(batch.size());
            Torch.plain(() -> subject.logits(weights, subject.images(pass), pass, rows));
            if (rows.units() == 0) {
                throw new NotApplicable("the network has no ReLU on images");
            }
            return rows.distinct();
        }
    }
}
