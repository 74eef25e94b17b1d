package io.landfall.cli.catalogue;

import io.landfall.cli.Terminal;
import java.io.PrintWriter;
import java.util.List;

/** What would change, for people: a hunk for each feature, a line for each value that comes or goes. */
public final class Diff {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String CYAN = "36";

    private final Comparison comparison;

    public Diff(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Prints nothing where nothing differs. */
    public void print(String before, String after, PrintWriter out) {
        List<Change> written = comparison.changes().stream()
                .filter(change -> change.what().isWritten())
                .toList();
        if (!written.isEmpty()) {
            out.println(Terminal.coloured("--- " + before, "1"));
            out.println(Terminal.coloured("+++ " + after, "1"));
        }
        written.forEach(change -> print(change, out));
        out.flush();
    }

    private static void print(Change change, PrintWriter out) {
        String head = "@@ " + Terminal.plain(change.feature()) + " @@ " + word(change.what())
                + (change.place().isEmpty() ? "" : ", " + change.place());
        out.println(Terminal.coloured(head, CYAN));
        for (Change.Line line : change.lines()) {
            String text = (line.added() ? "+" : "-") + line.field() + ": " + Terminal.plain(line.value());
            out.println(Terminal.coloured(text, line.added() ? GREEN : RED));
        }
    }

    private static String word(Change.What what) {
        return switch (what) {
            case ADDED -> "added";
            case CHANGED -> "changed";
            case WITHDRAWN -> "withdrawn";
            case UNCHANGED -> "unchanged";
            case LEFT_ALONE -> "not in the file";
        };
    }
}
