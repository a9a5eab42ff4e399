/**
 * AZ-NAS's proxies, which follow Gaussian images through a network block by block and random signs back through each block.
 */
@NullMarked
package io.github.weft.proxy.block;

import org.jspecify.annotations.NullMarked;
