package io.github.weft.proxy.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Gaussian;
import io.github.weft.proxy.algebra.Signs;
import io.github.weft.proxy.algebra.Spectrum;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Gaussian images go through a network block by block, and from the end of each block random signs go back to its start.
 *
 * @param covariances of the channels after the stem, which may pass the images on, and after each block
 * @param transfers from the signs to what arrives, for each block; empty for one that passes its input on
 */
record BlockPass(List<double[][]> covariances, List<Optional<double[][]>> transfers) {

    private static final int IMAGES = 64;

    private static final Map<String, String> FORWARD = Map.of(
            "initialisation", "kaiming-normal",
            "input", "gaussian",
            "images", String.valueOf(IMAGES),
            "batch-norm", "batch",
            "dtype", "float32",
            "cut", "block-ends");

    /** How evenly the features use their directions after the stem and after each block; empty where they do not vary. */
    static final Reading<List<OptionalDouble>> ENTROPIES = Reading.ofSeed(
            "block-entropies",
            FORWARD,
            lens -> of(lens).covariances().stream().map(Features::entropy).toList());

    /** The largest singular value of the transfer back through each block but the stem; empty for one that passes its input on. */
    static final Reading<List<OptionalDouble>> GAINS = Reading.ofSeed("block-gains", FORWARD, lens -> {
        if (!returns(lens.model().network())) {
            throw new NotApplicable("a block turns images into something else");
        }
        return of(lens).transfers().stream().map(BlockPass::gain).toList();
    });

    /** The candidate's pass, which goes back only if the gains were planned. */
    private static BlockPass of(Lens lens) {
        return lens.once(
                BlockPass.class,
                () -> run(
                        lens.subject(Initialisation.KAIMING_NORMAL),
                        lens.seed(),
                        lens.plans(GAINS) && returns(lens.model().network())));
    }

    private static OptionalDouble gain(Optional<double[][]> transfer) {
        return transfer.map(matrix -> OptionalDouble.of(Spectrum.singularValues(matrix)[0]))
                .orElseGet(OptionalDouble::empty);
    }

    /** Whether what each block makes can be held against what it reads: both images, or both of equally many tokens. */
    private static boolean returns(Network network) {
        List<Shape> shapes = network.blockEnds().stream().map(network::shape).toList();
        return IntStream.range(1, shapes.size())
                .allMatch(i -> positions(shapes.get(i - 1)).equals(positions(shapes.get(i))));
    }

    private static String positions(Shape shape) {
        return shape.isImage() ? "image" : String.valueOf(shape.size() / shape.features());
    }

    private static BlockPass run(Subject subject, long seed, boolean back) {
        Network network = subject.network();
        if (network.blockEnds().size() < 2) {
            throw new NotApplicable("the network is not made of a stem and blocks");
        }
        var covariances = new ArrayList<double[][]>();
        var transfers = new ArrayList<Optional<double[][]>>();
        try (Scope pass = subject.scope().inner()) {
            OwnWeights weights = OwnWeights.viewOf(network, subject.own(), pass);
            weights.leaves().requireGradients(false);
            var executor = new Executor(network, weights);
            Pass options = Pass.with(new BatchNormMode.Batch()).until(subject.deadline());
            String from = input(network);
            NDArray features = images(network.shape(from), seed, subject.type(), pass);
            for (int block = 0; block < network.blockEnds().size(); block++) {
                String to = network.blockEnds().get(block);
                if (to.equals(from) && block == 0) {
                    covariances.add(covariance(features, pass));
                    continue;
                }
                if (to.equals(from)) {
                    covariances.add(covariances.get(block - 1));
                    transfers.add(Optional.empty());
                    continue;
                }
                try (Scope step = pass.inner();
                        NDArray before = features) {
                    NDArray input = step.view(before);
                    boolean returns = back && block > 0;
                    input.setRequiresGradient(returns);
                    Map<String, NDArray> given = Map.of(from, input);
                    Supplier<NDArray> forward = () -> Objects.requireNonNull(
                            executor.run(given, Set.of(to), step, options).get(to), "what was asked for is there");
                    NDArray output = returns ? Torch.recording(forward) : Torch.plain(forward);
                    features = pass.view(output);
                    covariances.add(covariance(output, step));
                    if (returns) {
                        NDArray sent = signs(output, seed, "az-nas signs " + block, step);
                        transfers.add(Optional.of(transfer(input, output, sent, step)));
                    }
                }
                from = to;
            }
        }
        return new BlockPass(covariances, transfers);
    }

    private static double[][] covariance(NDArray features, Scope step) {
        return Torch.plain(() -> Features.covariance(step.view(features)));
    }

    private static double[][] transfer(NDArray input, NDArray output, NDArray sent, Scope step) {
        Torch.backward(output, sent, false, false);
        NDArray returned = Torch.gradient(input, step).orElseGet(input::zerosLike);
        return Torch.plain(() -> Features.transfer(returned, sent));
    }

    private static NDArray images(Shape shape, long seed, DataType type, Scope pass) {
        long[] dims = LongStream.concat(
                        LongStream.of(IMAGES), shape.dims().stream().mapToLong(Integer::longValue))
                .toArray();
        float[] values = Gaussian.values(IMAGES * shape.size(), seed, "az-nas images");
        return pass.floats(values, dims).toType(type, false);
    }

    private static NDArray signs(NDArray like, long seed, String purpose, Scope step) {
        float[] values = Signs.values(like.size(), seed, purpose);
        return step.floats(values, like.getShape().getShape()).toType(like.getDataType(), false);
    }

    private static String input(Network network) {
        return network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Input)
                .map(Node::name)
                .findFirst()
                .orElseThrow(() -> new NotApplicable("the network has no input"));
    }
}
