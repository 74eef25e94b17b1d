/** The topics: what they hold, how they are kept, and whether a cluster agrees. */
@NullMarked
package io.landfall.topic;

import org.jspecify.annotations.NullMarked;
