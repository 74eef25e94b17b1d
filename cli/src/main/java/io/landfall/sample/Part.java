package io.landfall.sample;

import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Something of the organisation that leaves facts. Asked once for each day, in their order. */
@FunctionalInterface
interface Part {

    /** The facts that are settled on a day; they may occur on it or at any time later. */
    void live(Day day, Consumer<SpecificRecord> facts);
}
