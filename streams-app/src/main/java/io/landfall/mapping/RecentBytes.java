package io.landfall.mapping;

import io.landfall.domain.fact.UseBucket.Sort;
import io.landfall.domain.feature.FoldedUse.Recent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Hours that may still be replaced: of each the hours since the one before, those until it was heard, and what it adds to the sum of
 * each sort. Deflated, as they are much alike.
 */
final class RecentBytes {

    private RecentBytes() {}

    static ByteBuffer of(Map<Long, Recent> recent, List<Sort> sorts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        long before = 0;
        try {
            for (Map.Entry<Long, Recent> hour : recent.entrySet()) {
                out.writeLong(hour.getKey() - before);
                out.writeLong(hour.getValue().heardHour() - hour.getKey());
                for (Sort sort : sorts) {
                    out.writeLong(hour.getValue().sums().getOrDefault(sort, 0L));
                }
                before = hour.getKey();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return Deflated.of(bytes.toByteArray());
    }

    static NavigableMap<Long, Recent> from(ByteBuffer bytes, List<Sort> sorts) {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(Deflated.inflated(bytes), null);
        NavigableMap<Long, Recent> recent = new TreeMap<>();
        long hour = 0;
        try {
            while (!in.isEnd()) {
                hour += in.readLong();
                long heardHour = hour + in.readLong();
                Map<Sort, Long> sums = new HashMap<>();
                for (Sort sort : sorts) {
                    long sum = in.readLong();
                    if (sum != 0) {
                        sums.put(sort, sum);
                    }
                }
                recent.put(hour, new Recent(heardHour, sums));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("hours folded before cannot be read", e);
        }
        return recent;
    }
}
