/** What brings facts in. */
@NullMarked
package io.landfall.connect;

import org.jspecify.annotations.NullMarked;
