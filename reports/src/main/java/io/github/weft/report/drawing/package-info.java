/**
 * Pictures of what can be built: {@link io.github.weft.report.drawing.NetworkDrawing} draws one network and
 * {@link io.github.weft.report.drawing.SpaceDrawing} a space with its choices, as SVG that needs nothing else and is legible on light and
 * on dark pages.
 */
@NullMarked
package io.github.weft.report.drawing;

import org.jspecify.annotations.NullMarked;
