package io.landfall.bench;

/**
 * What one of what was measured takes of the processors, in seconds.
 *
 * @param process of this process, its garbage collection and compiler included
 * @param broker of the broker's process
 */
public record CpuTime(double process, double broker) {

    public double total() {
        return process + broker;
    }
}
