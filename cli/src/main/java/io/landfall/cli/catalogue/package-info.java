/** The catalogue of features as files, and what of it is in force on the brokers. */
@NullMarked
package io.landfall.cli.catalogue;

import org.jspecify.annotations.NullMarked;
