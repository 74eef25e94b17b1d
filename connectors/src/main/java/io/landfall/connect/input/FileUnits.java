package io.landfall.connect.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.connect.InputException;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.LineMapper;
import io.landfall.connect.map.Mapped;
import io.landfall.connect.map.RecordMapper;
import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Cuts one file into units and has them mapped. */
final class FileUnits {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Path file;
    private final InputStream in;
    private final Consumer<Unit> sink;

    FileUnits(Path file, InputStream in, Consumer<Unit> sink) {
        this.file = file;
        this.in = in;
        this.sink = sink;
    }

    void read(Format format) throws IOException {
        if (format instanceof Format.Lines lines) {
            lines(lines);
        } else if (format instanceof Format.Records records) {
            records(records);
        } else if (format instanceof Format.Payloads payloads) {
            payloads(payloads);
        }
    }

    private void lines(Format.Lines format) throws IOException {
        LineReader lines = new LineReader(in, Inputs.LONGEST_LINE, Inputs.KEPT);
        LineMapper mapper = format.mapper().get();
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            String text = text(line, Inputs.LONGEST_LINE);
            if (text != null && !text.isBlank()) {
                emit(line, line.content(), mapper.map(text));
            }
        }
    }

    private void records(Format.Records format) throws IOException {
        CsvRecords records = new CsvRecords(new LineReader(in, Inputs.LONGEST_LINE, Inputs.KEPT), format.delimiter());
        RecordMapper mapper = null;
        for (CsvRecords.Row row = records.next(); row != null; row = records.next()) {
            List<String> cells = row.cells();
            if (cells != null) {
                if (mapper == null) {
                    mapper = mapper(format, row.first(), cells);
                } else {
                    emit(row.first(), row.raw(), mapper.map(cells));
                }
            } else if (!row.problem().isEmpty()) {
                if (mapper == null) {
                    throw new InputException(file + ":" + row.first().number() + ": bad header: " + row.problem());
                }
                emit(row.first(), row.raw(), new Mapped.Rejected("BAD_ROW", row.problem()));
            } else {
                text(row.first(), Inputs.LONGEST_LINE);
            }
        }
    }

    private RecordMapper mapper(Format.Records format, RawLine line, List<String> header) {
        try {
            return format.mapper().apply(header.stream().map(String::strip).toList());
        } catch (InputException e) {
            throw new InputException(file + ":" + line.number() + ": " + e.getMessage(), e);
        }
    }

    /** A file whose first line is an object holds one payload a line; any other is one payload. */
    private void payloads(Format.Payloads format) throws IOException {
        LineReader lines = new LineReader(in, Inputs.LARGEST_PAYLOAD, Inputs.KEPT);
        String name = file.getFileName().toString();
        boolean byLine = name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            String first = line.isCut() || line.broken() != null ? null : line.text();
            if (first != null && first.isBlank()) {
                continue;
            }
            if (!byLine && !isObject(first)) {
                document(format, lines, line);
                return;
            }
            byLine = true;
            String text = text(line, Inputs.LARGEST_PAYLOAD);
            if (text != null) {
                emit(line, line.content(), payload(format, text));
            }
        }
    }

    private void document(Format.Payloads format, LineReader lines, RawLine first) throws IOException {
        byte[] all = first.isCut() ? null : lines.rest(first, Inputs.LARGEST_PAYLOAD);
        String broken = first.broken() == null ? lines.broken() : first.broken();
        if (all == null) {
            emit(first, first.bytes(), tooLong(Inputs.LARGEST_PAYLOAD));
        } else if (broken != null) {
            emit(first, all, broken(broken));
        } else {
            String text = Utf8.decode(all, first.number() == 1);
            emit(first, all, text == null ? notUtf8() : payload(format, text));
        }
    }

    private Mapped payload(Format.Payloads format, String text) {
        try {
            JsonNode payload = JSON.readTree(text);
            Path folder = file.toAbsolutePath().getParent();
            Path folderName = folder == null ? null : folder.getFileName();
            return format.mapper()
                    .map(
                            payload,
                            folderName == null ? "" : folderName.toString(),
                            file.getFileName().toString());
        } catch (JsonProcessingException e) {
            return new Mapped.Rejected("BAD_JSON", "not JSON: " + e.getOriginalMessage());
        }
    }

    private static boolean isObject(@Nullable String line) {
        if (line == null || !line.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The text of a line; where it has none, says so and returns null. */
    private @Nullable String text(RawLine line, int longest) {
        if (line.broken() != null) {
            emit(line, line.bytes(), broken(line.broken()));
            return null;
        }
        if (line.isCut()) {
            emit(line, line.bytes(), tooLong(longest));
            return null;
        }
        String text = line.text();
        if (text == null) {
            emit(line, line.content(), notUtf8());
        }
        return text;
    }

    private static Mapped broken(String why) {
        return new Mapped.Rejected(
                "CUT_GZIP",
                "the gzip file ends or is damaged here (" + why + "); what stood before was read; get it again");
    }

    private static Mapped tooLong(int longest) {
        return new Mapped.Rejected(
                "TOO_LONG", "longer than " + longest + " bytes; only the beginning of it is kept here");
    }

    private static Mapped notUtf8() {
        return new Mapped.Rejected("BAD_ENCODING", Utf8.REMEDY);
    }

    private void emit(RawLine line, byte[] raw, Mapped mapped) {
        if (mapped instanceof Mapped.Parts several) {
            several.parts().forEach(part -> emit(line, part.raw().getBytes(StandardCharsets.UTF_8), part.mapped()));
        } else {
            sink.accept(new Unit(file.toString(), line.number(), raw, checked(mapped)));
        }
    }

    /** Whatever the format, its mapper may read an instant from before there were computers. */
    private static Mapped checked(Mapped mapped) {
        if (mapped instanceof Mapped.Facts some) {
            for (SpecificRecord fact : some.facts()) {
                if (Facts.isTooOld(fact)) {
                    return new Mapped.Rejected(
                            BadFactException.BAD_INSTANT,
                            "it occurred at " + Instants.format(Facts.occurredAt(fact)) + ": " + Facts.TOO_OLD);
                }
            }
        }
        return mapped;
    }
}
