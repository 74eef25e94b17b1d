/** Receives what tools push, and answers once the brokers have it. */
@org.jspecify.annotations.NullMarked
package io.landfall.gateway;
