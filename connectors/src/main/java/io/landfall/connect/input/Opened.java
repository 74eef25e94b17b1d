package io.landfall.connect.input;

import io.landfall.connect.InputException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file; what is compressed is told by its first bytes, never by its name. */
final class Opened {
    private static final int BUFFER = 64 * 1024;

    private Opened() {}

    static InputStream open(Path file, UnitSink sink) throws IOException {
        InputStream in = new BufferedInputStream(new Counted(Files.newInputStream(file), sink), BUFFER);
        try {
            in.mark(4);
            byte[] magic = in.readNBytes(4);
            in.reset();
            if (starts(magic, 0x1F, 0x8B)) {
                return new LateGzip(in);
            }
            refuse(file, magic);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static void refuse(Path file, byte[] magic) {
        String kind = starts(magic, 'P', 'K', 3, 4)
                ? "a zip archive"
                : starts(magic, 'B', 'Z', 'h')
                        ? "compressed with bzip2"
                        : starts(magic, 0x28, 0xB5, 0x2F, 0xFD)
                                ? "compressed with zstd"
                                : starts(magic, 0xFD, '7', 'z', 'X') ? "compressed with xz" : "";
        if (!kind.isEmpty()) {
            throw new InputException(file + " is " + kind + "; unpack it first (gzip alone is read as it is)");
        }
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the header at the first read, so that a file cut within it fails like one cut later. */
    private static final class LateGzip extends InputStream {
        private final InputStream packed;
        private InputStream plain = InputStream.nullInputStream();
        private boolean begun;

        LateGzip(InputStream packed) {
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!begun) {
                begun = true;
                plain = new GZIPInputStream(packed, BUFFER);
            }
            return plain.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }

    /** Tells how far the file was read. */
    private static final class Counted extends FilterInputStream {
        private final UnitSink sink;

        Counted(InputStream in, UnitSink sink) {
            super(in);
            this.sink = sink;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                sink.read(1);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                sink.read(count);
            }
            return count;
        }
    }
}
