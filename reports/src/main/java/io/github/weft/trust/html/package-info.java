/** A trust report as one page that needs no network: start at {@link io.github.weft.trust.html.TrustPages}. */
@NullMarked
package io.github.weft.trust.html;

import org.jspecify.annotations.NullMarked;
