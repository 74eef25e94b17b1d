package io.landfall.gateway;

import org.eclipse.jetty.http.HttpFields;

/**
 * A request whose sender was admitted.
 *
 * @param uri its path and query
 * @param body unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are read, never compared
record Incoming(String uri, HttpFields headers, byte[] body) {}
