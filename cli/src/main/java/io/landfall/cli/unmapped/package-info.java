/** What sources said that leads nowhere yet. */
@NullMarked
package io.landfall.cli.unmapped;

import org.jspecify.annotations.NullMarked;
