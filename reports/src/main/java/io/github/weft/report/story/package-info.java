/**
 * What the facts of a run tell when they are read in the order in which they came: how the front grew, which genes and which changes brought the gains,
 * what each rung of evidence got wrong, where the time went, and what a careful reader would ask for. Start at {@link io.github.weft.report.story.Background},
 * which is what the store knows besides the run's own facts.
 */
@NullMarked
package io.github.weft.report.story;

import org.jspecify.annotations.NullMarked;
