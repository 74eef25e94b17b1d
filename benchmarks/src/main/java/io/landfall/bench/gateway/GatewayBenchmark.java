package io.landfall.bench.gateway;

import io.landfall.bench.Comparison;
import io.landfall.bench.FactProducer;
import io.landfall.bench.Machine;
import io.landfall.bench.Measure;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import io.landfall.bench.Samples;
import io.landfall.bench.usage.UsageBed;
import io.landfall.bench.usage.UsageEvents;
import io.landfall.event.FactJson;
import io.landfall.gateway.Gateway;
import io.landfall.gateway.GatewayConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events that come in at the gateway as lines of JSON, in requests of one, a hundred and a thousand, beside a producer that
 * sends the same events by itself. Clients, gateway and producer live in this process, the broker in one of its own.
 */
public final class GatewayBenchmark {

    public static final String NAME = "gateway";
    public static final int FEWEST = 1_000;

    private static final List<Integer> BATCHES = List.of(1, 100, 1_000);
    private static final int LARGEST = BATCHES.get(BATCHES.size() - 1);
    private static final double BOUND = 0.5;
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 16;

    /** Of requests of one, so many fewer: else they would take longer than all others together. */
    private static final int FEWER = 10;

    private final int events;
    private final Duration overload;
    private final Progress progress;

    /**
     * @param events in a round
     * @param overload how long to send more than it can take, at the end
     */
    public GatewayBenchmark(int events, Duration overload, Progress progress) {
        if (events < FEWEST) {
            throw new IllegalArgumentException("at least " + FEWEST + " events are needed, not " + events);
        }
        this.events = events;
        this.overload = overload;
        this.progress = progress;
    }

    public Report run() {
        progress.phase("starting a broker", "", 1);
        try (UsageBed bed = UsageBed.start()) {
            Map<Integer, Samples> gateway = new TreeMap<>();
            Samples producer = new Samples();
            List<String> lines = lines();
            String overloaded = "";
            try (Gateway running = start(bed)) {
                URI uri = URI.create("http://127.0.0.1:" + running.port() + "/events");
                for (int round = 0; round <= ROUNDS; round++) { // one to warm up
                    progress.phase(round == 0 ? "warming up" : "round " + round + " of " + ROUNDS, "", 1);
                    long alone = produced(bed);
                    if (round > 0) {
                        producer.add(alone);
                    }
                    for (int batch : BATCHES) {
                        List<byte[]> bodies = bodies(lines, batch);
                        long took = posted(uri, bodies) / used(events, batch);
                        if (round > 0) {
                            gateway.computeIfAbsent(batch, size -> new Samples())
                                    .add(took);
                        }
                    }
                }
                if (!overload.isZero()) {
                    overloaded = "; " + Overload.run(uri, bodies(lines, LARGEST), overload, progress);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return report(gateway, producer, overloaded);
        }
    }

    private Gateway start(UsageBed bed) throws IOException {
        Path config = bed.stack().dataFolder().resolve("gateway.yaml");
        Files.writeString(config, "port: 0\nevents: {open: true}\n");
        try {
            return Gateway.start(bed.settings(), GatewayConfig.read(config.toString(), name -> null, signal -> false));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the gateway did not start: " + e.getMessage(), e);
        }
    }

    private List<String> lines() {
        UsageEvents source = new UsageEvents(events, Instant.parse("2026-02-01T00:00:00Z"));
        List<String> lines = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            lines.add(FactJson.canonical(source.next()));
        }
        return lines;
    }

    private static int used(int events, int batch) {
        return batch == 1 ? events / FEWER : events;
    }

    private static List<byte[]> bodies(List<String> lines, int batch) {
        List<byte[]> bodies = new ArrayList<>();
        int used = used(lines.size(), batch);
        for (int i = 0; i < used; i += batch) {
            bodies.add(String.join("\n", lines.subList(i, Math.min(used, i + batch)))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private long produced(UsageBed bed) {
        UsageEvents source = new UsageEvents(events, Instant.parse("2026-02-01T00:00:00Z"));
        try (FactProducer producer = new FactProducer(bed.settings())) {
            producer.send(source.next()); // it has looked the brokers up
            producer.flush();
            long begun = System.nanoTime();
            for (int i = 1; i < events; i++) {
                producer.send(source.next());
            }
            producer.flush();
            return (System.nanoTime() - begun) / events;
        }
    }

    private static long posted(URI uri, List<byte[]> bodies) {
        HttpClient client = HttpClient.newHttpClient();
        AtomicInteger next = new AtomicInteger();
        AtomicLong refused = new AtomicLong();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long begun = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    for (int body = next.getAndIncrement(); body < bodies.size(); body = next.getAndIncrement()) {
                        HttpRequest request = HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(body)))
                                .build();
                        if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                != 200) {
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed: " + e.getCause(), e.getCause());
        } finally {
            clients.shutdownNow();
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " requests were refused");
        }
        return System.nanoTime() - begun;
    }

    private Report report(Map<Integer, Samples> gateway, Samples producer, String overloaded) {
        Measure limit = Measure.ofNanos("bare producer", producer.median());
        List<Comparison> others = new ArrayList<>();
        for (int batch : BATCHES.subList(0, BATCHES.size() - 1)) {
            others.add(new Comparison(measure(gateway, batch), limit, null));
        }
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%,d events, %d clients, medians of %d rounds%s",
                        events,
                        CLIENTS,
                        ROUNDS,
                        overloaded),
                Machine.describe(),
                new Comparison(measure(gateway, LARGEST), limit, BOUND),
                others);
    }

    private static Measure measure(Map<Integer, Samples> gateway, int batch) {
        Samples samples = gateway.getOrDefault(batch, new Samples());
        return Measure.ofNanos(
                batch == 1 ? "gateway, an event a request" : "gateway, " + batch + " events a request",
                samples.median());
    }
}
