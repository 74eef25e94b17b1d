/** What usage costs on its way from the topic to roll-ups. */
@NullMarked
package io.landfall.bench.usage;

import org.jspecify.annotations.NullMarked;
