package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;

/**
 * How far the gradients of single images agree in sign (Zhang and Jia, GradSign, ICLR 2022): the sum over weights k of
 * {@code |sum_i sign(dl_i / dw_k)|}.
 *
 * <p>Each image is its own forward and backward pass, so batch norm normalises it by itself. The sum, not the mean over weights, of which
 * the authors' scripts have both: the mean rewards what no gradient reaches. Between 0 and the number of images times the number of
 * weights, so it grows with size. Does not apply where batch norm would see one number a channel. At {@value #IMAGES} images, where the
 * paper has 128.
 */
public final class GradSign implements ZeroCostProxy {

    private static final int IMAGES = 32;

    private static final Reading<Double> READING = Reading.ofBatches(
            "gradient-signs",
            Map.of(
                    "initialisation",
                    "default",
                    "input",
                    "images one by one",
                    "batch-norm",
                    "image",
                    "dtype",
                    "float32",
                    "loss",
                    "cross-entropy"),
            source -> List.of(source.leading(IMAGES)),
            lens -> SignPass.run(lens.subject().before(lens.batches().leading(IMAGES))));

    @Override
    public Metric metric() {
        return Metric.maximize("gradsign");
    }

    @Override
    public String summary() {
        return "agreement in sign of the loss gradients of single images (Zhang and Jia, 2022)";
    }

    @Override
    public Reading<?> reading() {
        return READING;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("variant", "sum");
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(READING));
    }
}
