/** From arguments to facts in topics; what {@code replay} and {@code import} have in common. */
@NullMarked
package io.landfall.cli.feed;

import org.jspecify.annotations.NullMarked;
