/**
 * Ships a trained network as one file that needs no project of ours to run.
 *
 * <p>{@link io.github.weft.onnx.OnnxModel} writes a network and its numbers down as an ONNX graph, with the normalisation of the images and the
 * names of the classes inside; {@link io.github.weft.onnx.OnnxSession} runs such a file in ONNX Runtime. Nothing else sees the two libraries.
 */
@NullMarked
package io.github.weft.onnx;

import org.jspecify.annotations.NullMarked;
