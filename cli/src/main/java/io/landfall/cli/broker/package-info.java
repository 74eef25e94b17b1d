/** What the commands share in talking to brokers: where they are, sending facts, reading topics to their end. */
@NullMarked
package io.landfall.cli.broker;

import org.jspecify.annotations.NullMarked;
