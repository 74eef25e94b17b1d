/** A sample organisation whose history is a pure function of a seed and an instant. */
@NullMarked
package io.landfall.sample;

import org.jspecify.annotations.NullMarked;
