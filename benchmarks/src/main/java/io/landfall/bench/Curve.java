package io.landfall.bench;

import java.util.List;

/**
 * How something goes on.
 *
 * @param steps the first is what the others are compared with
 * @param most bytes of state that a subject may have
 */
public record Curve(List<Step> steps, long most) {

    /** The rate of a step as a part of that of the first. */
    public double ofFirst(Step step) {
        return step.rate() / steps.get(0).rate();
    }

    public long largest() {
        return steps.stream().mapToLong(Step::largestSubject).max().orElse(0);
    }

    public boolean holds() {
        return largest() <= most;
    }
}
