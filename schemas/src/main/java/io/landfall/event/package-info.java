/** Facts and outputs as plain JSON: the face that shared/contract.md promises. */
@NullMarked
package io.landfall.event;

import org.jspecify.annotations.NullMarked;
