/** Recording a decision of people, and telling what it answered. */
@NullMarked
package io.landfall.cli.decide;

import org.jspecify.annotations.NullMarked;
