package io.landfall.cli.feed;

import io.landfall.event.Instants;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person should know about how inputs were read. */
public final class ReadingReport {
    private ReadingReport() {}

    public static void tell(ReadFacts read, PrintWriter err) {
        if (!read.fromInputs()) {
            err.println("landfall: warning: the inputs hold no fact until " + Instants.format(read.asOf())
                    + "; see --as-of and --format");
        }
        read.skipped().forEach((reason, count) -> err.println("landfall: " + number(count) + " skipped: " + reason));
        if (read.later() > 0) {
            err.println("landfall: " + number(read.later()) + " facts after " + Instants.format(read.asOf())
                    + " were not read");
        }
        if (!read.deadLetters().isEmpty()) {
            err.println("landfall: " + number(read.deadLetters().size())
                    + " units could not be understood; their reasons are among the dead letters");
        }
        err.flush();
    }

    /** With separators of thousands. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
