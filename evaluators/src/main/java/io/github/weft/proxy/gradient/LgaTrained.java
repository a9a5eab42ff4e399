package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.train.Descent;
import io.github.weft.train.Nesterov;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the tangent kernel holds images of one class together after a little training (Mok et al., LGA, CVPR 2022): {@code lga} after
 * {@value #STEPS} steps of Nesterov descent.
 *
 * <p>The authors publish no code and train for a few epochs; this is far less, to keep it a proxy. Each step takes a batch of its own, as
 * large as the shared one. The kernel is normalised by its batch, as at initialisation. By far the dearest of all proxies.
 */
public final class LgaTrained implements ZeroCostProxy {

    private static final int STEPS = 20;
    private static final double RATE = 0.05;
    private static final double MOMENTUM = 0.9;

    private static final Reading<TangentKernel> READING = Reading.ofBatches(
            "trained-tangent-kernel",
            protocol(),
            source -> List.of(
                    source.leading(TangentKernel.IMAGES),
                    lesson(source, 1, source.base().size())),
            LgaTrained::trained);

    @Override
    public Metric metric() {
        return Metric.maximize("lga-trained");
    }

    @Override
    public String summary() {
        return "alignment of the tangent kernel with the labels after a few steps of training (Mok et al., 2022)";
    }

    @Override
    public Reading<?> reading() {
        return READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(READING).labelAlignment());
    }

    private static TangentKernel trained(Lens lens) {
        try (Scope training = lens.scope().inner()) {
            Subject before = lens.subject(Initialisation.KAIMING_NORMAL_FAN_OUT);
            OwnWeights own = OwnWeights.copyOf(before.network(), before.own(), training);
            var descent = new Descent(own.leaves(), new Nesterov(MOMENTUM, 0), training);
            var subject = new Subject(before.network(), own, before.batch(), lens.deadline(), training);
            for (int step = 1; step <= STEPS; step++) {
                Batch batch = lesson(lens.batches(), step, before.batch().size());
                try (Scope pass = training.inner()) {
                    subject.before(batch).backward(own, pass, Observer.none());
                    descent.step(RATE, pass);
                }
            }
            return KernelPass.run(subject.before(lens.batches().leading(TangentKernel.IMAGES)));
        }
    }

    /** What one step learns from. The first stands in the protocol for all, which come from the same seed. */
    private static Batch lesson(BatchSource source, int step, int size) {
        return source.drawn("lga-trained " + step, size);
    }

    private static Map<String, String> protocol() {
        Map<String, String> protocol = new HashMap<>(TangentKernel.PROTOCOL);
        protocol.put("training-steps", Integer.toString(STEPS));
        protocol.put("training-rate", Double.toString(RATE));
        protocol.put("training-momentum", Double.toString(MOMENTUM));
        return protocol;
    }
}
