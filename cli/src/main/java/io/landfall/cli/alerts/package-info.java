/** Alerts for people: as a table, as they change, and in words. */
@NullMarked
package io.landfall.cli.alerts;

import org.jspecify.annotations.NullMarked;
