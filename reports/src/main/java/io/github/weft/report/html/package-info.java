/** A run as one page that needs no network: start at {@link io.github.weft.report.html.Report}. */
@NullMarked
package io.github.weft.report.html;

import org.jspecify.annotations.NullMarked;
