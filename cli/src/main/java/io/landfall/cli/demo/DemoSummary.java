package io.landfall.cli.demo;

import io.landfall.cli.Terminal;
import io.landfall.cli.alerts.AlertTally;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import io.landfall.sample.SampleOrganisation;
import io.landfall.stack.Endpoints;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What a newcomer needs at the end: how many facts, which alerts, the most telling three, and how to look further. */
final class DemoSummary {

    private static final String ROW = "  %-26s %6s %6s   %s%n";

    private static final int WIDEST = 110;
    private static final int INDENT = 6;

    private final PrintWriter out;

    DemoSummary(PrintWriter out) {
        this.out = out;
    }

    void print(List<SpecificRecord> history, Found found, Instant now) {
        Map<String, Long> types =
                new TreeMap<>(history.stream().collect(Collectors.groupingBy(Facts::type, Collectors.counting())));
        String parts = types.entrySet().stream()
                .map(type -> String.format(Locale.ROOT, "%,d %s", type.getValue(), type.getKey()))
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "%nFernhaven Ferries, %d days up to %s: %,d facts (%s).%n%n",
                SampleOrganisation.DAYS,
                Instants.format(now),
                history.size(),
                parts);
        out.printf(ROW, "ALERT", "RAISED", "OPEN", "CLEARED BY");
        AlertTally.of(found.alerts().values()).forEach((kind, of) -> {
            String cleared = of.cleared().entrySet().stream()
                    .map(cause -> cause.getValue() + " " + cause.getKey())
                    .collect(Collectors.joining(", "));
            out.printf(ROW, kind, of.raised(), of.open(), cleared);
        });
        out.printf("%nThe most telling three:%n");
        int number = 0;
        for (String sentence : new Highlights(found, now).sentences()) {
            number++;
            out.println("  " + number + ". " + wrapped(sentence));
        }
        out.flush();
    }

    void printWays(Path history, Instant now, Endpoints endpoints, boolean goesOn) {
        out.printf(
                "%nTo look further%s:%n",
                goesOn ? ", in another terminal" : ", start ./landfall demo without --exit, and");
        way("./landfall alerts --follow", "every alert as it is raised and cleared");
        way("./landfall alerts --kind DELIVERED_UNUSED", "those that hold now; --format json for programs");
        if (goesOn) {
            way("./landfall decide feature:gift-cards stop --by me", "your decision, and what it clears");
        }
        way("./landfall unmapped", "what leads nowhere yet");
        way("./landfall topics --verify", "what the broker holds");
        out.printf("The facts are in %s; the same verdicts from that file:%n", history);
        out.printf("  ./landfall replay --as-of %s --out verdicts %s%n", Instants.format(now), history);
        if (goesOn) {
            out.printf("Broker %s, schema registry %s%n", endpoints.bootstrapServers(), endpoints.registryUrl());
        }
        out.flush();
    }

    private void way(String command, String what) {
        out.printf("  %-50s %s%n", command, what);
    }

    private static String wrapped(String sentence) {
        int width = (Terminal.attended() ? Math.min(Terminal.width(), WIDEST) : WIDEST) - INDENT;
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                text.append("\n     ");
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
