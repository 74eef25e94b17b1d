package io.landfall.cli.unmapped;

import io.landfall.cli.Terminal;
import io.landfall.event.Instants;
import io.landfall.schema.Unmapped;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What leads nowhere, for people: how much of what, then what. */
public final class UnmappedTable {

    private static final int DATE = 10;
    private static final String GAP = "  ";

    private final References found;
    private final Function<Unmapped, Optional<String>> suggestions;

    /** @param suggestions the feature that may be meant by one of them */
    public UnmappedTable(References found, Function<Unmapped, Optional<String>> suggestions) {
        this.found = found;
        this.suggestions = suggestions;
    }

    public void print(PrintWriter out) {
        List<List<String>> counts = new ArrayList<>();
        counts.add(List.of("REFERENCES", "FACTS", "REASON", "SOURCE"));
        for (References.Count count : found.counts()) {
            counts.add(List.of(
                    number(count.references()),
                    number(count.facts()),
                    count.reason().name(),
                    Terminal.plain(count.source())));
        }
        print(counts, out);
        out.println();
        List<List<String>> references = new ArrayList<>();
        references.add(List.of("FACTS", "FIRST", "LAST", "REASON", "SOURCE", "REFERENCE", "SUGGESTION"));
        found.all()
                .forEach(one -> references.add(List.of(
                        number(one.getFacts()),
                        day(one.getFirstAt()),
                        day(one.getLastAt()),
                        one.getReason().name(),
                        Terminal.plain(one.getSource()),
                        Terminal.plain(one.getReference()),
                        suggestions.apply(one).map(Terminal::plain).orElse(""))));
        print(references, out);
        out.flush();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%d", number);
    }

    private static String day(Instant instant) {
        return Instants.format(instant).substring(0, DATE);
    }

    /** Columns as wide as their widest cell; nothing is cut, since a reference is there to be copied. */
    private static void print(List<List<String>> rows, PrintWriter out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        boolean head = true;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            String text = line.toString().stripTrailing();
            out.println(head ? Terminal.coloured(text, "1") : text);
            head = false;
        }
    }
}
