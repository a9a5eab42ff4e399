/** A comparison as a page that opens offline: {@link io.github.weft.compare.html.ComparePages}. */
@NullMarked
package io.github.weft.compare.html;

import org.jspecify.annotations.NullMarked;
