/** What deadlines cost that are not due, and those that are. */
@NullMarked
package io.landfall.bench.timers;

import org.jspecify.annotations.NullMarked;
