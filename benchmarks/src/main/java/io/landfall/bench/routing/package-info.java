/** What it costs to find the patterns of the catalogue that match a signal. */
@NullMarked
package io.landfall.bench.routing;

import org.jspecify.annotations.NullMarked;
