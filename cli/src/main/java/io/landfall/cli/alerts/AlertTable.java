package io.landfall.cli.alerts;

import io.landfall.cli.Terminal;
import io.landfall.event.Instants;
import io.landfall.schema.Alert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alerts as rows that fit the terminal: the title is what is cut. */
public final class AlertTable {

    private static final List<String> HEAD = List.of("OPENED", "STATUS", "KIND", "TEAM", "SUBJECT", "TITLE");
    private static final int STATUS = 1;
    private static final int TITLE = HEAD.size() - 1;
    private static final int LEAST_TITLE = 10;
    private static final String GAP = "  ";
    private static final int DATE = 10;

    private final List<List<String>> rows = new ArrayList<>();

    public AlertTable(List<Alert> alerts) {
        alerts.forEach(alert -> rows.add(row(alert)));
    }

    private static List<String> row(Alert alert) {
        String team = alert.getTeam();
        Instant clearedAt = alert.getClearedAt();
        String status = alert.getStatus().name().toLowerCase(Locale.ROOT);
        return List.of(
                day(alert.getOpenedAt()),
                clearedAt == null ? status : status + ' ' + day(clearedAt) + " by " + cause(alert),
                alert.getKind().name(),
                Terminal.plain(team == null ? "" : team),
                Terminal.plain(alert.getSubject()),
                Terminal.plain(alert.getTitle()));
    }

    private static String cause(Alert alert) {
        return alert.getCause() + (AlertWords.isImplied(alert) ? " (implied)" : "");
    }

    private static String day(Instant instant) {
        return Instants.format(instant).substring(0, DATE);
    }

    /**
     * Prints head and rows.
     *
     * @param columns of the terminal; 0 where there is none, and nothing is cut
     */
    public void print(PrintWriter out, int columns) {
        int[] widths = new int[HEAD.size()];
        for (int i = 0; i < TITLE; i++) {
            int column = i;
            widths[i] = Math.max(
                    HEAD.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        int taken = TITLE * GAP.length();
        for (int width : widths) {
            taken += width;
        }
        int title = columns == 0 ? Integer.MAX_VALUE : Math.max(LEAST_TITLE, columns - taken);
        out.println(Terminal.coloured(line(HEAD, widths, title), "1"));
        for (List<String> row : rows) {
            String line = line(row, widths, title);
            out.println(row.get(STATUS).startsWith("cleared") ? Terminal.coloured(line, "2") : line);
        }
        out.flush();
    }

    private static String line(List<String> row, int[] widths, int title) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < TITLE; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(GAP);
        }
        String text = row.get(TITLE);
        return line.append(text.length() > title ? text.substring(0, title - 1) + '…' : text)
                .toString()
                .stripTrailing();
    }
}
