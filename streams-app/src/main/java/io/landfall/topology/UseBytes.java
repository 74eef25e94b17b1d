package io.landfall.topology;

import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FoldedCell;
import io.landfall.schema.internal.FoldedSpan;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.util.List;

/** How many bytes the usage of a feature takes in a store, about: near enough to say when to fold, without writing it. */
final class UseBytes {

    private static final long ROW = 100;
    private static final int ENTRY = 16;
    private static final int ACTOR = 10;

    private UseBytes() {}

    static long of(Envelope row) {
        if (row.getPayload() instanceof UseBucket bucket) {
            long bytes = ROW;
            for (UseCell cell : bucket.getCells()) {
                bytes += of(cell.getEarliest())
                        + cell.getUnnamed().remaining()
                        + cell.getDistinct().remaining()
                        + (long) ACTOR * cell.getActors().size();
            }
            return bytes;
        } else if (row.getPayload() instanceof FoldedUse folded) {
            long bytes =
                    ROW + folded.getClosed().remaining() + folded.getRecent().remaining();
            for (FoldedSpan span : folded.getSpans()) {
                for (FoldedCell cell : span.getCells()) {
                    bytes += cell.getActors().remaining() + cell.getRuns().remaining() + of(cell.getEarliest());
                }
            }
            return bytes;
        }
        return 0;
    }

    private static long of(List<UseEntry> entries) {
        long bytes = (long) ENTRY * entries.size();
        for (UseEntry entry : entries) {
            bytes += entry.getAt().getId().length()
                    + entry.getAt().getSource().length()
                    + (entry.getActor() == null ? 0 : ACTOR);
        }
        return bytes;
    }
}
