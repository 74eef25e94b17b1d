package io.landfall.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Progress;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import io.landfall.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on real brokers: whom it lets in, what it answers, and that a 2xx means what it says. */
class GatewayIT {

    private static final String SECRET = "a secret of the repository";
    private static final String CONFIG = """
            port: 0
            progress: ["otel:shop", shop]
            heartbeat: PT0.5S
            grace: PT0S
            github: {secret: "${GITHUB_SECRET}"}
            gitlab: {secret: a token}
            otlp: {open: true}
            segment: {secret: a write key}
            posthog: {secret: phc_key}
            unleash: {secret: a client}
            cloudevents: {secret: a bearer}
            events: {secret: a bearer}
            """;
    private static final String ISSUE = """
            {"action": "opened", "issue": {"id": 7, "number": 1, "title": "Old prices", "state": "open",
             "created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z"}, "repository": {"full_name": "acme/shop"}}
            """;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayBed bed;

    @BeforeEach
    void start() throws Exception {
        bed = new GatewayBed(folder, CONFIG, SECRET);
    }

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void onlyWhoSignsTheBodyIsLetIn() throws Exception {
        assertThat(post(
                                "/webhooks/github",
                                ISSUE,
                                "X-Hub-Signature-256",
                                "sha256=" + hmac(ISSUE),
                                "X-GitHub-Event",
                                "issues")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/webhooks/github", ISSUE, "X-Hub-Signature-256", "sha256=" + hmac(ISSUE + " "))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/webhooks/github", ISSUE).statusCode()).isEqualTo(401);
        assertThat(post("/webhooks/gitlab", "{}", "X-Gitlab-Token", "another").statusCode())
                .isEqualTo(401);
        assertThat(post("/webhooks/jira", "{}").statusCode()).isEqualTo(404);

        assertThat(bed.read(Topics.WORK_ITEMS))
                .singleElement()
                .isInstanceOfSatisfying(
                        WorkItem.class, item -> assertThat(item.getKey()).isEqualTo("acme/shop#1"));
    }

    @Test
    void whatCannotBeMappedIsADeadLetterAndWhatCannotBeReadIsTold() throws Exception {
        String noRepository = "{\"action\": \"opened\", \"issue\": {\"id\": 7}}";
        String half = "{\"action\": \"opened\"";

        HttpResponse<String> accepted = post(
                "/webhooks/github",
                noRepository,
                "X-Hub-Signature-256",
                hmac(noRepository),
                "X-GitHub-Event",
                "issues");
        HttpResponse<String> refused = post("/webhooks/github", half, "X-Hub-Signature-256", hmac(half));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).contains("\"deadLetters\":1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("not JSON");
        assertThat(bed.read(Topics.DEAD_LETTERS)).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getReason()).isEqualTo("MISSING_FIELD");
            assertThat(letter.getSource()).isEqualTo("github");
            assertThat(UTF_8.decode(letter.getRaw().duplicate()).toString()).isEqualTo(noRepository);
        });
    }

    @Test
    void telemetryComesInAsItsLibrariesSendIt() throws Exception {
        String span = """
                {"resourceSpans": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "shop"}}]}, "scopeSpans": [{"spans": [
                 {"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174", "name": "GET /orders", "kind": 2, "startTimeUnixNano": "1770000000000000000"}]}]}]}
                """;
        assertThat(post("/v1/traces", span, "Content-Type", "application/json").body())
                .isEqualTo("{}");
        String track =
                "{\"batch\": [{\"type\": \"track\", \"event\": \"Paid\", \"messageId\": \"m1\", \"userId\": \"u\", \"timestamp\": \"2026-01-05T09:00:00Z\"}]}";
        assertThat(post("/v1/batch", track, "Authorization", "Basic " + base64("a write key:"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v1/batch", track, "Authorization", "Basic " + base64("another:"))
                        .statusCode())
                .isEqualTo(401);
        String captured =
                "{\"api_key\": \"phc_key\", \"batch\": [{\"event\": \"clicked\", \"uuid\": \"e1\", \"distinct_id\": \"d\", \"timestamp\": \"2026-01-05T09:00:00Z\"}]}";
        assertThat(post("/batch/", captured).body()).contains("\"status\": 1");
        assertThat(post("/batch/", captured.replace("phc_key", "phc_other")).statusCode())
                .isEqualTo(401);
        String metrics =
                "{\"appName\": \"shop\", \"bucket\": {\"start\": \"2026-01-05T09:00:00Z\", \"stop\": \"2026-01-05T09:01:00Z\", \"toggles\": {\"new-basket\": {\"yes\": 3, \"no\": 1}}}}";
        assertThat(post("/client/metrics", metrics, "Authorization", "a client").statusCode())
                .isEqualTo(200);
        String event =
                "{\"specversion\": \"1.0\", \"type\": \"io.landfall.usage.v1\", \"id\": \"c1\", \"source\": \"shop\", \"time\": \"2026-01-05T09:00:00Z\", \"data\": {\"signal\": \"basket\"}}";
        assertThat(post(
                                "/cloudevents",
                                event,
                                "Content-Type",
                                "application/cloudevents+json",
                                "Authorization",
                                "Bearer a bearer")
                        .statusCode())
                .isEqualTo(200);

        assertThat(bed.read(Topics.USAGE).stream().map(usage -> ((Usage) usage).getSignal()))
                .containsExactlyInAnyOrder("GET /orders", "Paid", "clicked", "new-basket", "basket");
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> bed.read(Topics.PROGRESS).stream()
                        .map(progress -> ((Progress) progress).getSource())
                        .collect(Collectors.toSet())
                        .equals(Set.of("otel:shop", "shop")));
    }

    @Test
    void largeBodiesPassAndBombsDoNot() throws Exception {
        StringBuilder lines = new StringBuilder();
        int events = 0;
        while (lines.length() < 5 << 20) {
            lines.append(event("large-" + events++)).append('\n');
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                zip.write(zeros);
            }
        }

        assertThat(post("/events", lines.toString(), "Authorization", "Bearer a bearer")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("/events", bomb.toByteArray(), "Authorization", "Bearer a bearer", "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("/events", new byte[9 << 20], "Authorization", "Bearer a bearer")
                        .statusCode())
                .isEqualTo(413);

        assertThat(bed.read(Topics.USAGE)).hasSize(events);
    }

    @Test
    void slowClientsHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", bed.port());
                socket.getOutputStream()
                        .write(
                                "POST /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a bearer\r\nContent-Length: 1000\r\n\r\n{"
                                        .getBytes(UTF_8));
                slow.add(socket);
            }

            HttpResponse<String> answered = client.send(
                    request("/events", event("quick").getBytes(UTF_8), "Authorization", "Bearer a bearer")
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answered.statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void whatWasAcceptedIsThereWhateverTheBrokerDid() throws Exception {
        Set<String> accepted = new ConcurrentSkipListSet<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                senders.submit(() -> {
                    while (!over.get()) {
                        String id = "load-" + next.incrementAndGet();
                        int status = post("/events", event(id), "Authorization", "Bearer a bearer")
                                .statusCode();
                        if (status == 200) {
                            accepted.add(id);
                        } else {
                            assertThat(status).isIn(429, 503);
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            await().atMost(30, TimeUnit.SECONDS).until(() -> accepted.size() > 500);
            bed.stopBroker();
            await().atMost(60, TimeUnit.SECONDS).until(() -> refused.get() > 8);
            bed.startBroker();
            int before = accepted.size();
            await().atMost(60, TimeUnit.SECONDS).until(() -> accepted.size() > before + 500);
            over.set(true);
        } finally {
            senders.shutdown();
            assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        Set<String> there =
                bed.read(Topics.USAGE).stream().map(Facts::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).containsAll(accepted);
    }

    @Test
    void healthAndMetricsAreForEverybody() throws Exception {
        post("/webhooks/github", ISSUE, "X-Hub-Signature-256", hmac(ISSUE), "X-GitHub-Event", "issues");

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("landfall_gateway_parts_total{became=\"fact\",endpoint=\"github\"} 1.0")
                .contains("landfall_gateway_requests_seconds_count{endpoint=\"github\",status=\"200\"} 1");
    }

    private static String event(String id) {
        return "{\"type\": \"usage\", \"id\": \"" + id
                + "\", \"occurredAt\": \"2026-01-05T09:00:00Z\", \"source\": \"shop\", \"signal\": \"basket\"}";
    }

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(path, body.getBytes(UTF_8), headers);
    }

    private HttpResponse<String> send(String path, byte[] body, String... headers) throws Exception {
        return client.send(request(path, body, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(bed.uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(bed.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
