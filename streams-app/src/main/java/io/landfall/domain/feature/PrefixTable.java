package io.landfall.domain.feature;

import org.jspecify.annotations.Nullable;

/**
 * The texts that patterns begin with, looked up by the beginning of a signal without cutting it off. Hashes lie apart from
 * what they stand for, so that a text which is not there costs a glance at an array.
 */
final class PrefixTable {

    private static final int GOLDEN = 0x9E3779B9;
    private static final int FIRST_BITS = 4;
    private static final int ASCII = 128;

    /** Texts that go on end with few different characters. All beyond ASCII count as such. */
    private final boolean[] ends = new boolean[ASCII];

    private int bits = FIRST_BITS;
    /** 0: free. */
    private int[] hashes = new int[1 << bits];

    private @Nullable Prefix[] prefixes = new Prefix[1 << bits];
    private int size;

    /** Whether a text that goes on may end with this; one that does not is looked up by the whole signal alone. */
    boolean mayEndWith(char c) {
        return c >= ASCII || ends[c];
    }

    /** What stands for the first characters of a signal, so many, of this {@code String.hashCode}. */
    @Nullable
    Prefix find(String signal, int length, int hash) {
        int key = key(hash);
        int slot = first(key);
        while (hashes[slot] != 0) {
            Prefix prefix = hashes[slot] == key ? prefixes[slot] : null;
            if (prefix != null && prefix.text().length() == length && signal.startsWith(prefix.text())) {
                return prefix;
            }
            slot = after(slot);
        }
        return null;
    }

    /** Puts in one whose text is not there yet. */
    void put(Prefix prefix) {
        if (++size * 4 > hashes.length * 3) {
            grow();
        }
        insert(prefix);
    }

    /** A signal may go on behind this text, from now on. */
    void goesOn(Prefix prefix) {
        String text = prefix.text();
        char end = text.charAt(text.length() - 1);
        if (end < ASCII) {
            ends[end] = true;
        }
    }

    private void grow() {
        @Nullable Prefix[] before = prefixes;
        bits++;
        hashes = new int[1 << bits];
        prefixes = new Prefix[1 << bits];
        for (Prefix prefix : before) {
            if (prefix != null) {
                insert(prefix);
            }
        }
    }

    private void insert(Prefix prefix) {
        int key = key(prefix.text().hashCode());
        int slot = first(key);
        while (hashes[slot] != 0) {
            slot = after(slot);
        }
        hashes[slot] = key;
        prefixes[slot] = prefix;
    }

    private static int key(int hash) {
        return hash == 0 ? 1 : hash;
    }

    private int first(int key) {
        return (key * GOLDEN) >>> (Integer.SIZE - bits);
    }

    private int after(int slot) {
        return (slot + 1) & (hashes.length - 1);
    }
}
