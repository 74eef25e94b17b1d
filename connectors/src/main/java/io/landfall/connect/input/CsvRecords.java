package io.landfall.connect.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delimited file. A stray quote must not swallow the file: where lines do not join to a record of the
 * right width, only the first of them is given up.
 */
final class CsvRecords {
    private static final int LONGEST = 1 << 20;

    /** A record, or a line that makes none: then {@code cells} is null, and the line may still be empty or not UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
    record Row(RawLine first, byte[] raw, @Nullable List<String> cells, String problem) {}

    private final LineReader lines;
    private final char delimiter;
    private final Deque<RawLine> ahead = new ArrayDeque<>();
    private int width = -1;

    CsvRecords(LineReader lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    /** @return null at the end */
    @Nullable
    Row next() throws IOException {
        RawLine first = take();
        if (first == null) {
            return null;
        }
        String text = first.isCut() || first.broken() != null ? null : first.text();
        if (text == null || text.isBlank()) {
            return new Row(first, first.content(), null, "");
        }
        List<RawLine> joined = new ArrayList<>(List.of(first));
        CsvScanner scanner = new CsvScanner(delimiter);
        boolean whole = scanner.add(text) || join(scanner, joined);
        List<String> cells = scanner.cells();
        if (whole && width < 0) {
            width = cells.size();
        }
        if (whole && cells.size() == width) {
            return new Row(first, bytes(joined), cells, "");
        }
        for (int i = joined.size() - 1; i > 0; i--) {
            ahead.addFirst(joined.get(i));
        }
        String problem = !whole
                ? "a quote is opened and never closed"
                : "the row has " + cells.size() + " columns, the header " + width
                        + "; it was cut short, or the delimiter stands unquoted in a cell";
        return new Row(first, first.content(), null, problem);
    }

    private boolean join(CsvScanner scanner, List<RawLine> joined) throws IOException {
        long length = joined.get(0).length();
        while (length <= LONGEST) {
            RawLine line = take();
            if (line == null) {
                return false;
            }
            joined.add(line);
            length += line.length();
            String text = line.isCut() || line.broken() != null ? null : line.text();
            if (text == null) {
                return false;
            }
            if (scanner.add(text)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RawLine take() throws IOException {
        RawLine line = ahead.pollFirst();
        return line == null ? lines.next() : line;
    }

    private static byte[] bytes(List<RawLine> lines) {
        if (lines.size() == 1) {
            return lines.get(0).content();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            RawLine line = lines.get(i);
            byte[] bytes = i + 1 < lines.size() ? line.bytes() : line.content();
            all.write(bytes, 0, bytes.length);
        }
        return all.toByteArray();
    }
}
