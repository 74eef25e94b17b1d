package io.landfall.bench;

/**
 * A point of a curve: a stretch of what was measured, and what is there at its end.
 *
 * @param what in words
 * @param seconds of each event of the stretch
 * @param heap bytes after garbage collection
 * @param resident bytes of the whole process; 0 where the system does not tell
 * @param disk bytes of the state folder
 * @param state bytes of all keys and values
 * @param rows of the state
 * @param subject bytes of state of one subject, the mean
 * @param largestSubject the most of one
 */
public record Step(
        String what,
        double seconds,
        long heap,
        long resident,
        long disk,
        long state,
        long rows,
        long subject,
        long largestSubject) {

    /** Events a second. */
    public double rate() {
        return 1 / seconds;
    }
}
