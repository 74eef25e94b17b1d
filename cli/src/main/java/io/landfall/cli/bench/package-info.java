/** How benchmarks are shown. */
@NullMarked
package io.landfall.cli.bench;

import org.jspecify.annotations.NullMarked;
