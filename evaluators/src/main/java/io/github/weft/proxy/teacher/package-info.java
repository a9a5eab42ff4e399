/**
 * DisWOT's proxies, which hold a candidate against a teacher network before the same batch, neither of them trained.
 */
@NullMarked
package io.github.weft.proxy.teacher;

import org.jspecify.annotations.NullMarked;
