package io.landfall.cli.replay;

import io.landfall.cli.unmapped.References;
import io.landfall.schema.Alert;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Delivery;
import io.landfall.schema.Item;
import java.util.List;

/**
 * What came out, in the order of the files.
 *
 * @param alerts those that hold or held, in their last state
 * @param retracted how many others were raised and taken back
 * @param unmapped what leads nowhere
 * @param deadLetters what the pipeline itself refused
 */
record Verdicts(
        List<Alert> alerts,
        List<Item> items,
        List<Delivery> deliveries,
        List<DeadLetter> deadLetters,
        long retracted,
        References unmapped) {

    static final Verdicts NONE = new Verdicts(List.of(), List.of(), List.of(), List.of(), 0, new References(List.of()));
}
