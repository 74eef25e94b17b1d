package io.landfall.cli.feed;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error for each phase. */
public final class TerminalMeter implements Meter {
    /** Set by the launcher where standard error is a terminal. */
    static final String PROPERTY = "landfall.terminal";

    private static final int REFRESH_MS = 200;
    private static final long KIB = 1024;

    private @Nullable ProgressBar bar;

    private TerminalMeter() {}

    /** Bars where a person looks, else silence. */
    public static Meter onTerminal() {
        return Boolean.getBoolean(PROPERTY) ? new TerminalMeter() : Meter.SILENT;
    }

    @Override
    public synchronized void phase(String name, String unit, long total) {
        close();
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed();
        bar = (unit.equals("B") ? builder.setUnit(" KiB", KIB) : builder.setUnit(' ' + unit, 1)).build();
    }

    @Override
    public synchronized void reached(long count) {
        if (bar != null) {
            bar.stepTo(count);
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
