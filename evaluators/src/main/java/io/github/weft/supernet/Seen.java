package io.github.weft.supernet;

import io.github.weft.arch.Network;
import java.util.List;

/** What a sampler may know of a lesson just taught. Numbers are computed when they are asked for, and only until the lesson ends. */
public interface Seen {

    Network network();

    double loss();

    /** The images of the step, as indices of training images, in the order of the batch. */
    List<Integer> images();

    /**
     * The Euclidean norm of the gradient of one parameter of the network, of this lesson alone and before clipping; 0 if none reached it. The
     * weights of the lesson and of its images are in it.
     */
    double gradientNorm(String param);

    /** For each image of the batch, {@code |softmax(z) - onehot(y)|}: the norm of its loss' gradient by the logits, 0 to sqrt(2). */
    List<Double> imageNorms();
}
