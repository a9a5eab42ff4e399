package io.github.weft.cli;

import io.github.weft.search.job.SupernetJob;
import io.github.weft.supernet.Drawn;
import io.github.weft.supernet.SupernetTrainer;
import java.nio.file.Path;
import java.util.Locale;

/** How a supernet's training goes: the mean loss and the mean share of weights that a step moves, both since they were last shown. */
final class SupernetProgress implements SupernetJob.Listener {

    private final StepProgress steps;
    private final Path file;
    private int begun;
    private int all;
    private double losses;
    private double shares;
    private int counted;

    SupernetProgress(StepProgress steps, Path file) {
        this.steps = steps;
        this.file = file;
    }

    @Override
    public void begun(int done, int total) {
        begun = done;
        all = total;
        if (done > 0) {
            steps.line("supernet %s has %s of %s steps; going on.".formatted(file, done, total));
        }
        steps.begin(done, total);
    }

    @Override
    public void trained(SupernetTrainer.Step step) {
        losses += step.loss();
        shares += step.touched();
        counted++;
        steps.step(step.number(), this::message);
    }

    @Override
    public void epoch(Drawn drawn) {
        steps.line("drawn    in epoch %d: %s".formatted(drawn.epoch() + 1, drawn.ofEpoch()));
    }

    @Override
    public void saved(int step) {
        if (step > begun) {
            steps.line("saved    %d/%d".formatted(step, all));
        }
    }

    private String message() {
        String said =
                String.format(Locale.ROOT, "  loss %.4f  touched %.1f %%", losses / counted, 100 * shares / counted);
        losses = 0;
        shares = 0;
        counted = 0;
        return said;
    }
}
