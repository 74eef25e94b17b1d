package io.landfall.bench.routing;

import io.landfall.bench.Measure;
import io.landfall.bench.Samples;
import io.landfall.domain.feature.SignalMatcher;
import io.landfall.domain.feature.SignalPattern;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** A catalogue, the traffic on it, and how long routing its events took. */
final class Router {

    private static final int POLL = 5_000;
    private static final long PICOS = 1_000;
    private static final double NANOS = 1e9;

    private final Signposts signposts;
    private final Traffic traffic;
    private final String words;
    private final SignalMatcher matcher = new SignalMatcher();
    private final UsageCodec codec = new UsageCodec();
    private final Samples routed = new Samples();
    private final Samples matched = new Samples();

    Router(int features, int repeated, int uniquePercent) {
        signposts = new Signposts(features);
        traffic = new Traffic(signposts, repeated, uniquePercent);
        words = String.format(
                Locale.ROOT, "%,d patterns, %,d popular signals, %d %% new", signposts.size(), repeated, uniquePercent);
        signposts.patterns().forEach(matcher::add);
    }

    /** Decodes and routes the next events, a poll's worth at a time, and keeps how long that took if it is to count. */
    void route(int count, boolean counts) {
        long decoding = 0;
        long matching = 0;
        for (int left = count; left > 0; left -= POLL) {
            byte[][] events = traffic.next(Math.min(left, POLL));
            long start = cpuNanos();
            String[] signals = decode(events);
            long decoded = cpuNanos();
            int found = match(signals);
            matching += cpuNanos() - decoded;
            decoding += decoded - start;
            require(found, traffic.claimed());
        }
        if (counts) {
            routed.add((decoding + matching) * PICOS / count);
            matched.add(matching * PICOS / count);
        }
    }

    private String[] decode(byte[][] events) {
        String[] signals = new String[events.length];
        for (int i = 0; i < events.length; i++) {
            signals[i] = codec.signal(events[i]);
        }
        return signals;
    }

    private int match(String[] signals) {
        int found = 0;
        for (String signal : signals) {
            found += matcher.match(signal).isEmpty() ? 0 : 1;
        }
        return found;
    }

    /** From its bytes to the patterns. */
    Measure routed() {
        return measure("an event decoded and matched: ", routed);
    }

    Measure matched() {
        return measure("matched alone: ", matched);
    }

    private Measure measure(String what, Samples samples) {
        return new Measure(what + words, samples.median() / (NANOS * PICOS));
    }

    /** The same pattern by pattern. */
    Measure oneByOne(int count) {
        List<SignalPattern> patterns =
                signposts.patterns().map(SignalPattern::new).toList();
        String[] signals = decode(traffic.next(count));
        long start = cpuNanos();
        int found = 0;
        for (String signal : signals) {
            int of = 0;
            for (SignalPattern pattern : patterns) {
                of += pattern.matches(signal) ? 1 : 0;
            }
            found += of > 0 ? 1 : 0;
        }
        long took = cpuNanos() - start;
        require(found, traffic.claimed());
        return Measure.ofNanos("the same, pattern by pattern", took / count);
    }

    /** Of this thread: what else runs on the machine costs it little. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void require(int found, int expected) {
        if (found != expected) {
            throw new IllegalStateException(expected + " signals are claimed, " + found + " were matched");
        }
    }
}
