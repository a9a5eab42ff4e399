package io.github.weft.onnx;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.train.Snapshot;
import java.util.Locale;

/**
 * Random networks of each space in ONNX Runtime against the engine: prints the worst of each. Arguments: networks of each space, and perhaps a
 * space.
 */
final class OnnxParity {

    private static final int SAMPLES = 8;
    private static final int CLASSES = 10;

    private OnnxParity() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        System.out.println("| space | networks | worst share of what is allowed | other classes | seconds |");
        System.out.println("|---|---|---|---|---|");
        for (SearchSpace space : Spaces.all()) {
            if (arguments.length == 1 || space.name().equals(arguments[1])) {
                long start = System.nanoTime();
                double worst = 0;
                int otherwise = 0;
                for (int i = 0; i < count; i++) {
                    Parity parity = of(space, i);
                    worst = Math.max(worst, parity.ratio());
                    otherwise += parity.otherwise();
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.4f | %d | %.1f |%n",
                        space.name(),
                        count,
                        worst,
                        otherwise,
                        (System.nanoTime() - start) / 1e9);
            }
        }
    }

    /** One random network with numbers like those of a trained one, on {@value #SAMPLES} random images. */
    static Parity of(SearchSpace space, int number) {
        Setting setting = space.setting(Shape.image(3, 28, 28), CLASSES);
        Genome genome = Variation.random(space, Seeds.generator(number, "parity", space.name()));
        Network network = space.decode(genome, setting);
        Snapshot dense = Worked.snapshot(network, number);
        Snapshot weights = space.sparsity(genome, network)
                .map(plan -> Worked.thinned(dense, plan, number))
                .orElse(dense);
        float[] samples = Worked.images(network, SAMPLES, number);
        try (var session = OnnxSession.open(OnnxModel.of(network, weights, OnnxOptions.plain()))) {
            return Parity.none()
                    .and(Worked.logits(network, weights, samples), session.logits(samples), new int[SAMPLES]);
        }
    }
}
