/**
 * Networks that mix convolution and attention and choose where to halve the image. {@link io.github.weft.space.hybrid.Hytra} is the
 * space, in its published size and as a miniature.
 */
@NullMarked
package io.github.weft.space.hybrid;

import org.jspecify.annotations.NullMarked;
