package io.landfall.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** An invented access log of the shape of the real one, and, by a plain loop over its requests, what must come of it. */
final class AccessLog {
    static final Instant DELIVERED = Instant.parse("2015-05-17T10:00:00Z");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64)",
            "",
            "-",
            "Googlebot/2.1 (+http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; Baiduspider/2.0)",
            "WebCRAWLER 1.0",
            "Tiny Tiny RSS/1.11");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "HEAD", "POST");
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 200, 304, 301, 206, 404, 500);
    private static final int PATHS = 300;
    private static final int REQUESTS = 2_500;
    private static final int CUT = 700;

    /** One request that parses. */
    record Request(Instant at, String path, int status, boolean bot) {}

    /** What must come out. */
    record Expected(long features, long raised, long used, long open) {}

    private final Random random = new Random(2015);
    private final List<Request> requests = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    AccessLog() {
        for (int i = 0; i < REQUESTS; i++) {
            // A busy first day, then ever fewer, as on the real site.
            double share = random.nextDouble() * random.nextDouble();
            Instant at = DELIVERED.plus(Duration.ofSeconds((long) (share * 4 * 86_400)));
            request(at, path((int) (PATHS * random.nextDouble() * random.nextDouble())));
        }
        lines.add(
                CUT,
                "198.51.100.7 - - [18/May/2015:10:05:43 +0000] \"GET /cut HTTP/1.1\" 200 1204 \"-\" \"Mozilla/5.0 (X");
    }

    private static String path(int number) {
        return switch (number % 6) {
            case 0 -> "/page/" + number;
            case 1 -> "/Page/" + (number - 1);
            case 2 -> "/page/" + (number - 2) + "/";
            case 3 -> "/files/%7Eme/" + number + "%20x.tar.gz";
            case 4 -> "/a*b\\" + number;
            default -> "//double//" + number;
        };
    }

    private void request(Instant at, String path) {
        String agent = AGENTS.get(random.nextInt(AGENTS.size()));
        int status = STATUSES.get(random.nextInt(STATUSES.size()));
        String query = random.nextInt(3) == 0 ? "?q=" + random.nextInt(9) : "";
        requests.add(
                new Request(at, path, status, agent.toLowerCase(Locale.ROOT).matches(".*(bot|crawl|spider).*")));
        lines.add(String.format(
                Locale.ROOT,
                "203.0.113.%d - - [%s] \"%s %s%s HTTP/1.1\" %d %s \"%s\" \"%s\"",
                random.nextInt(50),
                TIME.format(at),
                METHODS.get(random.nextInt(METHODS.size())),
                path,
                query,
                status,
                random.nextInt(4) == 0 ? "-" : "512",
                "http://example.org/",
                agent));
    }

    /** Writes the log and its map. */
    void write(Path log, Path map) throws IOException {
        Files.write(log, lines);
        writeMap(map);
    }

    static Path writeMap(Path map) throws IOException {
        return Files.writeString(map, "source: web\nfeatures: paths\ndeliveredAt: " + DELIVERED + "\n");
    }

    long answered() {
        return requests.stream().filter(request -> request.status() < 400).count();
    }

    int cutLine() {
        return CUT + 1;
    }

    Expected expected(Duration window) {
        Instant deadline = DELIVERED.plus(window); // both are whole hours
        Set<String> features = new HashSet<>();
        Set<String> usedInTime = new HashSet<>();
        Set<String> usedLater = new HashSet<>();
        for (Request request : requests) {
            if (request.status() >= 400) {
                continue;
            }
            features.add(request.path());
            if (!request.bot()) {
                (request.at().isBefore(deadline) ? usedInTime : usedLater).add(request.path());
            }
        }
        long raised =
                features.stream().filter(path -> !usedInTime.contains(path)).count();
        long used = features.stream()
                .filter(path -> !usedInTime.contains(path) && usedLater.contains(path))
                .count();
        return new Expected(features.size(), raised, used, raised - used);
    }
}
