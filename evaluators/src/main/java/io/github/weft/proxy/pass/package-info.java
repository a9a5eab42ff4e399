/**
 * The passes that several proxies share, and their {@link io.github.weft.proxy.pass.Readings}: one pass forward and back carries gradients,
 * gates and activations for all who planned to read them.
 */
@NullMarked
package io.github.weft.proxy.pass;

import org.jspecify.annotations.NullMarked;
