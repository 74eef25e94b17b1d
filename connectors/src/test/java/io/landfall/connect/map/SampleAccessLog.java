package io.landfall.connect.map;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes access logs as the web writes them, odd lines among them; the same for the same seed. */
public final class SampleAccessLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/41.0", "Mozilla/5.0 (compatible; Googlebot/2.1)", "-", "",
        "Baiduspider", "UniversalFeedParser/4.2 +http://feedparser.org/", "say \\\"hello\\\"", "msnbot/2.0b"
    };
    private static final String[] REQUESTS = {
        "GET /p%d HTTP/1.1",
        "HEAD /p%d HTTP/1.0",
        "GET /p%d/?q=x HTTP/1.1",
        "POST /P%d HTTP/2.0",
        "GET http://host/p%d HTTP/1.1",
        "GET /p%d/a b HTTP/1.1",
        "GET /p%d/*.png HTTP/1.1"
    };
    private static final int[] STATUS = {200, 200, 200, 200, 200, 304, 301, 404, 206, 500};

    private SampleAccessLog() {}

    public static List<String> lines(long seed, int count) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(100) == 0) {
                lines.add(odd(random, i));
                continue;
            }
            lines.add(line(
                    random,
                    i,
                    REQUESTS[random.nextInt(REQUESTS.length)].formatted(random.nextInt(60)),
                    STATUS[random.nextInt(STATUS.length)]));
        }
        return lines;
    }

    private static String odd(Random random, int i) {
        return switch (random.nextInt(4)) {
            case 0 -> line(random, i, "\\x16\\x03\\x01\\x02", 400);
            case 1 -> line(random, i, "-", 408);
            case 2 -> line(random, i, "GET /cut HTTP/1.1", 200).substring(0, 60 + random.nextInt(20));
            default -> "";
        };
    }

    private static String line(Random random, int i, String request, int status) {
        String client = random.nextInt(10) == 0 ? "2001:db8::" + random.nextInt(9) : "10.0.0." + random.nextInt(250);
        String user = random.nextInt(20) == 0 ? "Mary Ann" : "-";
        return client + " - " + user + " [" + TIME.format(Instant.ofEpochSecond(1_431_857_103L + 30L * i)) + "] \""
                + request
                + "\" " + status + " " + (status == 304 ? "-" : "" + random.nextInt(50_000)) + " \""
                + (random.nextBoolean() ? "-" : "http://host/r?\\\"q\\\"") + "\" \""
                + AGENTS[random.nextInt(AGENTS.length)] + "\"";
    }
}
