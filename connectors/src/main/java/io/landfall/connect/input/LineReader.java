package io.landfall.connect.input;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Cuts a stream at its line feeds, and holds no more than one line of bounded length. */
final class LineReader {
    private final InputStream in;
    private final int longest;
    private final int kept;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private long number;
    private @Nullable String broken;
    private boolean ended;

    /**
     * @param longest bytes of a line, its end included, up to which it is kept whole
     * @param kept bytes that are kept of a longer one
     */
    LineReader(InputStream in, int longest, int kept) {
        this.in = in;
        this.longest = longest;
        this.kept = kept;
    }

    /** @return null at the end; where the stream is damaged, a last line that says so */
    @Nullable
    RawLine next() throws IOException {
        if (ended) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        long length = 0;
        boolean whole = false;
        while (!whole && fill()) {
            int end = position;
            while (end < limit && !whole) {
                whole = buffer[end++] == '\n';
            }
            int count = end - position;
            int room = (int) Math.max(0, Math.min(count, (long) longest - length));
            line.write(buffer, position, room);
            length += count;
            position = end;
        }
        ended = !whole;
        if (length == 0 && broken == null) {
            return null;
        }
        byte[] bytes = line.toByteArray();
        return new RawLine(
                ++number, length > longest ? Arrays.copyOf(bytes, kept) : bytes, length, ended ? broken : null);
    }

    /** Everything from the bytes of a line on, up to a limit; null where there is more. */
    byte @Nullable [] rest(RawLine first, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first.bytes(), 0, first.bytes().length);
        while (fill()) {
            all.write(buffer, position, limit - position);
            position = limit;
            if (all.size() > most) {
                return null;
            }
        }
        ended = true;
        return all.toByteArray();
    }

    @Nullable
    String broken() {
        return broken;
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        try {
            limit = broken == null ? in.read(buffer, 0, buffer.length) : -1;
            position = 0;
            return limit > 0;
        } catch (EOFException | ZipException e) {
            // What came before is whole; only gzip streams end like this.
            broken = e.getMessage() == null ? e.toString() : e.getMessage();
            limit = 0;
            position = 0;
            return false;
        }
    }
}
