package io.landfall.cli.demo;

import io.landfall.cli.Terminal;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells on standard error how far the demo is: the count moves on a terminal only. */
final class Progression {

    private static final long REFRESH = 200_000_000;

    private final PrintWriter err;
    private final long begun = System.nanoTime();
    private final boolean attended = Terminal.attendedErr();
    private String what = "";
    private long total;
    private long count;
    private long shown;

    Progression(PrintWriter err) {
        this.err = err;
    }

    void step(String name) {
        step(name, 0);
    }

    void step(String name, long of) {
        finish();
        what = name;
        total = of;
        count = 0;
        if (attended) {
            show();
        }
    }

    void advanced() {
        count++;
        if (attended && System.nanoTime() - shown > REFRESH) {
            show();
        }
    }

    void done() {
        finish();
        what = "";
        err.flush();
    }

    private void finish() {
        if (!what.isEmpty()) {
            if (attended) {
                show();
                err.println();
            } else {
                err.println(text());
            }
        }
        err.flush();
    }

    private void show() {
        shown = System.nanoTime();
        err.print('\r' + text());
        err.flush();
    }

    private String text() {
        String counted = total == 0 ? "" : String.format(Locale.ROOT, "%,d of %,d facts", count, total);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(Locale.ROOT, "landfall: %5.1f s  %-20s %s", seconds, what, counted);
    }
}
