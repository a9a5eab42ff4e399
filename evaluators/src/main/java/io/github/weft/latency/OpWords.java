package io.github.weft.latency;

import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Op;
import io.github.weft.arch.OpVisitor;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.TokenOp;
import java.util.Locale;

/** Says of an operation of what kind it is, and all that its time may depend on besides shapes. Files hold these words: they never change. */
final class OpWords implements OpVisitor<OpWords.Words> {

    /**
     * An operation in words.
     *
     * @param kind operations whose times follow one rule
     */
    record Words(String kind, String text) {}

    static Words of(Op op) {
        return op.accept(new OpWords());
    }

    @Override
    public Words input(Op.Input op) {
        return new Words("input", "input");
    }

    @Override
    public Words conv2d(Op.Conv2d op) {
        return new Words(
                convolution(op),
                "conv-%s-%s-k%s-s%s-p%s-d%s-g%s"
                        .formatted(
                                op.in(), op.out(), op.kernel(), op.stride(), op.padding(), op.dilation(), op.groups()));
    }

    private static String convolution(Op.Conv2d op) {
        if (op.groups() == 1) {
            return op.kernel() == 1 ? "pointwise" : "convolution";
        }
        return op.groups() == op.in() ? "depthwise" : "grouped";
    }

    @Override
    public Words batchNorm(Op.BatchNorm op) {
        return new Words("norm", "batch-norm");
    }

    @Override
    public Words activation(Op.Activation op) {
        return new Words(
                "activation", op.function().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public Words pool(Op.Pool op) {
        return new Words(
                "pool",
                "%s-k%s-s%s-p%s"
                        .formatted(op.kind().name().toLowerCase(Locale.ROOT), op.kernel(), op.stride(), op.padding()));
    }

    @Override
    public Words globalAveragePool(Op.GlobalAveragePool op) {
        return new Words("mean", "mean");
    }

    @Override
    public Words linear(Op.Linear op) {
        return new Words("linear", "linear-%s-%s".formatted(op.in(), op.out()));
    }

    @Override
    public Words add(Op.Add op) {
        return new Words("add", "add");
    }

    @Override
    public Words zero(Op.Zero op) {
        return new Words("zero", "zero");
    }

    @Override
    public Words concat(Op.Concat op) {
        return new Words("concat", "concat");
    }

    @Override
    public Words flatten(Op.Flatten op) {
        return new Words("reshape", "flatten");
    }

    @Override
    public Words resize(ImageOp.Resize op) {
        return new Words("resize", "resize-%sx%s".formatted(op.height(), op.width()));
    }

    @Override
    public Words scaleChannels(ImageOp.ScaleChannels op) {
        return new Words("scale", "scale");
    }

    @Override
    public Words tokens(TokenOp.Tokens op) {
        return new Words("reshape", "tokens");
    }

    @Override
    public Words grid(TokenOp.Grid op) {
        return new Words("reshape", "grid-%sx%s".formatted(op.rows(), op.columns()));
    }

    @Override
    public Words classToken(TokenOp.ClassToken op) {
        return new Words("concat", "class-token");
    }

    @Override
    public Words positions(TokenOp.Positions op) {
        return new Words("add", "positions");
    }

    @Override
    public Words layerNorm(TokenOp.LayerNorm op) {
        return new Words("layer-norm", "layer-norm");
    }

    @Override
    public Words attention(TokenOp.Attention op) {
        return new Words(
                op.reach() > 0 ? "relative-attention" : "attention",
                "attention-h%s-e%s-r%s".formatted(op.heads(), op.size(), op.reach()));
    }

    @Override
    public Words tokenMean(TokenOp.TokenMean op) {
        return new Words("mean", "token-mean-%s".formatted(op.skipped()));
    }

    @Override
    public Words order(SelectionOp.Order op) {
        return new Words("selection", "order-%s".formatted(op.window()));
    }

    @Override
    public Words take(SelectionOp.Take op) {
        return new Words("selection", "take-%s".formatted(op.count()));
    }

    @Override
    public Words putBack(SelectionOp.PutBack op) {
        return new Words("selection", "put-back");
    }
}
