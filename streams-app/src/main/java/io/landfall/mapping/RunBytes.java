package io.landfall.mapping;

import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.UseBucket.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Runs of uses, some ten bytes each: microseconds from the last of one to the first of the next, from there to its last, and the sum. */
final class RunBytes {

    private RunBytes() {}

    static ByteBuffer of(List<Run> runs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        Instant before = Instant.EPOCH;
        try {
            for (Run run : runs) {
                Instant first = run.first().occurredAt();
                out.writeLong(ChronoUnit.MICROS.between(before, first));
                out.writeLong(ChronoUnit.MICROS.between(first, run.last()));
                out.writeLong(run.sum());
                before = run.last();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    static List<Run> from(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(all, null);
        List<Run> runs = new ArrayList<>();
        Instant before = Instant.EPOCH;
        try {
            while (!in.isEnd()) {
                Instant first = before.plus(in.readLong(), ChronoUnit.MICROS);
                before = first.plus(in.readLong(), ChronoUnit.MICROS);
                runs.add(new Run(FactOrder.unnamed(first), before, in.readLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("runs of uses folded before cannot be read", e);
        }
        return runs;
    }
}
