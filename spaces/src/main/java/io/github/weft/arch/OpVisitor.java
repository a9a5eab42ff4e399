package io.github.weft.arch;

/** What to do with each kind of operation; the compiler lists the kinds that an implementation forgot. */
public interface OpVisitor<R> {

    R input(Op.Input op);

    R conv2d(Op.Conv2d op);

    R batchNorm(Op.BatchNorm op);

    R activation(Op.Activation op);

    R pool(Op.Pool op);

    R globalAveragePool(Op.GlobalAveragePool op);

    R linear(Op.Linear op);

    R add(Op.Add op);

    R zero(Op.Zero op);

    R concat(Op.Concat op);

    R flatten(Op.Flatten op);

    R resize(ImageOp.Resize op);

    R scaleChannels(ImageOp.ScaleChannels op);

    R tokens(TokenOp.Tokens op);

    R grid(TokenOp.Grid op);

    R classToken(TokenOp.ClassToken op);

    R positions(TokenOp.Positions op);

    R layerNorm(TokenOp.LayerNorm op);

    R attention(TokenOp.Attention op);

    R tokenMean(TokenOp.TokenMean op);

    R order(SelectionOp.Order op);

    R take(SelectionOp.Take op);

    R putBack(SelectionOp.PutBack op);
}
