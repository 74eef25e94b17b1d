/** Reading of files and folders. */
@NullMarked
package io.landfall.connect.input;

import org.jspecify.annotations.NullMarked;
