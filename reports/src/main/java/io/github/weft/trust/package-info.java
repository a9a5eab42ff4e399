/**
 * Which proxies can be believed: a {@link io.github.weft.trust.TrustSample} holds what proxies said of networks and what training said, and a
 * {@link io.github.weft.trust.TrustReport} says how far they agree, how sure that is, and whether counting parameters does as well.
 */
@NullMarked
package io.github.weft.trust;

import org.jspecify.annotations.NullMarked;
