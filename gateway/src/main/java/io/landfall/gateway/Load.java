package io.landfall.gateway;

/** What is held in memory of requests that are not answered yet; beyond some of both nobody is let in. */
final class Load {

    private static final int REQUESTS = 1_000;
    private static final long BYTES = 128L << 20;

    private int requests;
    private long bytes;

    /** @return whether there is room; then {@link #leave} is owed */
    synchronized boolean enter(long size) {
        if (requests >= REQUESTS || bytes + size > BYTES) {
            return false;
        }
        requests++;
        bytes += size;
        return true;
    }

    /** @return whether there is room for more of a request that has entered */
    synchronized boolean grow(long size) {
        if (bytes + size > BYTES) {
            return false;
        }
        bytes += size;
        return true;
    }

    synchronized void leave(long size) {
        requests--;
        bytes -= size;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized long bytes() {
        return bytes;
    }
}
