package io.landfall.connect.input;

/** Takes what {@link Inputs} reads, in the order of the input. */
@FunctionalInterface
public interface UnitSink {
    void accept(Unit unit);

    /** This many more bytes were read of the file as it lies on disk; for a progress bar. */
    default void read(long bytes) {}
}
