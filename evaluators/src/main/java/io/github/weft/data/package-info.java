/**
 * Images with labels, from files to batches. {@link io.github.weft.data.DataSource} opens what a user names, checks it
 * and splits it into a {@link io.github.weft.data.Dataset} of three parts; each part, {@link
 * io.github.weft.data.Images}, copies normalised batches out. {@link io.github.weft.data.PublicData} knows where the
 * public sets come from.
 */
@NullMarked
package io.github.weft.data;

import org.jspecify.annotations.NullMarked;
