package io.landfall.connect.map;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A format of input: how a file is cut into units, and who maps them. */
public sealed interface Format {

    /** Which files of a folder are of this format. */
    FileNames files();

    /** One unit a line. */
    record Lines(FileNames files, Supplier<LineMapper> mapper) implements Format {}

    /** Delimited records under a header (RFC 4180); a record may span lines. The function may refuse the header. */
    record Records(FileNames files, char delimiter, Function<List<String>, RecordMapper> mapper) implements Format {}

    /** One JSON document a file, or one a line. */
    record Payloads(FileNames files, PayloadMapper mapper) implements Format {}
}
