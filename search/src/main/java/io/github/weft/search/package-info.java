/**
 * Where to look next: a {@link io.github.weft.search.Strategy} proposes candidates from what is known, a scheduler has them judged and
 * commits. The evolutionary strategies are Jenetics inside, and no other package sees it.
 */
@NullMarked
package io.github.weft.search;

import org.jspecify.annotations.NullMarked;
