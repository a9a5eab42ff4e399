/**
 * Tasks one after the other, each learnt with few connections: what a network forgets, and what it has left for the next task.
 *
 * <p>A {@link io.github.weft.continual.Learner} trains one network on task after task by the ordinary sparse training. All convolutions share
 * one {@link io.github.weft.continual.Backbone}; an {@link io.github.weft.continual.Isolation} says whether a task may change what earlier
 * ones have learnt. What comes out is a {@link io.github.weft.continual.Course}: the accuracy on every task after every task.
 */
@NullMarked
package io.github.weft.continual;

import org.jspecify.annotations.NullMarked;
