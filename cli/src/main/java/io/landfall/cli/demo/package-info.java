/** The demo: a local stack, the pipeline, and a sample organisation that goes on living. */
@NullMarked
package io.landfall.cli.demo;

import org.jspecify.annotations.NullMarked;
