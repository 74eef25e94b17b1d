package io.landfall.connect.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the lines of one record into cells (RFC 4180): a quote opens only at the start of a cell, and a doubled quote
 * within stands for one. Own code, as only the scanner can tell which lines, and so which bytes, make up a record.
 */
final class CsvScanner {
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean open;

    CsvScanner(char delimiter) {
        this.delimiter = delimiter;
    }

    /** @return whether the record ends with this line */
    boolean add(String line) {
        int i = 0;
        boolean start = !open;
        if (open) {
            cell.append('\n');
        }
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (open) {
                if (c != '"') {
                    cell.append(c);
                } else if (i < line.length() && line.charAt(i) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    open = false;
                }
            } else if (c == delimiter) {
                endCell();
                start = true;
            } else if (c == '"' && start) {
                open = true;
                start = false;
            } else {
                cell.append(c);
                start = false;
            }
        }
        if (!open) {
            endCell();
        }
        return !open;
    }

    List<String> cells() {
        return cells;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }
}
