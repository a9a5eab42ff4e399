/** The threads that judge candidates; no other package starts any. */
@NullMarked
package io.github.weft.workers;

import org.jspecify.annotations.NullMarked;
