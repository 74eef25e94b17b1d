/** What a year of usage leaves of the pace of its first day, and in state and memory. */
@NullMarked
package io.landfall.bench.replay;

import org.jspecify.annotations.NullMarked;
