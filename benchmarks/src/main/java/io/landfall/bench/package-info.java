/** What the pipeline costs, each figure beside its limit in the same run. */
@NullMarked
package io.landfall.bench;

import org.jspecify.annotations.NullMarked;
