package io.landfall.gateway;

import io.landfall.connect.InputException;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.Formats;
import io.landfall.connect.map.MapFile;
import io.landfall.connect.map.Pseudonyms;
import io.landfall.connect.map.Settings;
import io.landfall.gateway.Endpoint.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may send what, from a YAML file. A section opens its endpoints; it names a secret, or says {@code open: true} that everybody
 * may. {@code ${NAME}} stands for a variable of the environment.
 *
 * @param endpoints by path
 * @param declared whose progress is declared
 */
public record GatewayConfig(String host, int port, Map<String, Endpoint> endpoints, Declared declared) {

    /**
     * Whose progress is declared.
     *
     * @param sources that push here, and nowhere else
     * @param every how often
     * @param lateness how long what happened may take to arrive
     * @param grace how long nothing is declared after this was down, or turned somebody away
     */
    record Declared(List<String> sources, Duration every, Duration lateness, Duration grace) {}

    private static final List<String> KEYS = List.of(
            "host",
            "port",
            "actorKey",
            "progress",
            "heartbeat",
            "lateness",
            "grace",
            "github",
            "gitlab",
            "jira",
            "gitea",
            "azure-devops",
            "bitbucket",
            "flux",
            "cloudevents",
            "otlp",
            "segment",
            "posthog",
            "unleash",
            "events");
    private static final List<String> OF_SECTION = List.of("secret", "open", "map");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String AUTHORIZATION = "Authorization";
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param file YAML, or null for nothing at all
     * @param environment variables by name
     * @param claimed whether a feature of the catalogue claims a signal
     * @throws InputException where it says something else than it should, with the line
     */
    public static GatewayConfig read(
            @Nullable String file, Function<String, @Nullable String> environment, Predicate<String> claimed) {
        MapFile map = MapFile.read(file).only(KEYS);
        Reader reader = new Reader(map, environment);
        String key = reader.value(map, "actorKey");
        Pseudonyms pseudonyms = key == null ? Pseudonyms.DEFAULT : new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
        Settings settings = new Settings(claimed, pseudonyms);
        return new GatewayConfig(
                map.text("host", "127.0.0.1"),
                reader.port(),
                reader.endpoints(settings),
                new Declared(
                        map.texts("progress"),
                        reader.duration("heartbeat", Duration.ofMinutes(1)),
                        reader.duration("lateness", Duration.ofMinutes(2)),
                        reader.duration("grace", Duration.ofMinutes(10))));
    }

    private static final class Reader {

        private final MapFile map;
        private final Function<String, @Nullable String> environment;
        private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

        Reader(MapFile map, Function<String, @Nullable String> environment) {
            this.map = map;
            this.environment = environment;
        }

        Map<String, Endpoint> endpoints(Settings settings) {
            webhook(
                    "github",
                    "github-webhook",
                    "X-GitHub-Event",
                    settings,
                    secrets -> Guard.signature(secrets, "X-Hub-Signature-256"));
            webhook("gitlab", "gitlab-webhook", null, settings, secrets -> Guard.token(secrets, "X-Gitlab-Token"));
            webhook("jira", "jira-webhook", null, settings, secrets -> Guard.signature(secrets, "X-Hub-Signature"));
            webhook("azure-devops", "azure-devops-webhook", null, settings, Guard::basic);
            webhook("flux", "flux", null, settings, secrets -> Guard.signature(secrets, "X-Signature"));
            webhook(
                    "bitbucket",
                    "bitbucket-webhook",
                    null,
                    settings,
                    secrets -> Guard.signature(secrets, "X-Hub-Signature"));
            webhook(
                    "gitea",
                    "gitea-webhook",
                    "X-Gitea-Event",
                    settings,
                    secrets -> Guard.signature(secrets, "X-Gitea-Signature", "X-Hub-Signature-256"));
            section(
                    "events",
                    Reader::bearer,
                    (section, guard) -> endpoints.put(
                            "/events",
                            endpoint(
                                    "events",
                                    guard,
                                    Reading.lines(Formats.named("events", null, settings)),
                                    Answer.COUNTS)));
            section(
                    "cloudevents",
                    Reader::bearer,
                    (section, guard) -> endpoints.put(
                            "/cloudevents",
                            endpoint(
                                    "cloudevents",
                                    guard,
                                    new CloudEvents(
                                            Formats.named("cdevents", section.text("map"), settings),
                                            Formats.named("events", null, settings)),
                                    Answer.COUNTS)));
            section("otlp", Reader::bearer, (section, guard) -> {
                Format format = Formats.named("otlp", section.text("map"), settings);
                for (OtlpProtobuf.Signal signal : OtlpProtobuf.Signal.values()) {
                    String path = "/v1/" + signal.name().toLowerCase(Locale.ROOT);
                    endpoints.put(path, endpoint("otlp", guard, Reading.otlp(format, signal), Answer.OTLP));
                }
            });
            section(
                    "segment",
                    secrets ->
                            Guard.basic(secrets.stream().map(key -> key + ':').toList()),
                    (section, guard) -> {
                        Format format = Formats.named("segment", section.text("map"), settings);
                        for (String call :
                                List.of("track", "page", "screen", "identify", "group", "alias", "batch", "import")) {
                            endpoints.put(
                                    "/v1/" + call,
                                    new Endpoint(
                                            "segment",
                                            guard,
                                            secrets(section),
                                            Reading.call(format, call),
                                            Answer.COUNTS));
                        }
                    });
            section("posthog", secrets -> Guard.token(secrets, AUTHORIZATION), (section, guard) -> {
                Reading reading = Reading.posthog(Formats.named("posthog", section.text("map"), settings));
                for (String path : List.of("/batch", "/e", "/i/v0/e", "/capture")) {
                    endpoints.put(path, new Endpoint("posthog", guard, secrets(section), reading, Answer.POSTHOG));
                }
            });
            section("unleash", secrets -> Guard.token(secrets, AUTHORIZATION), (section, guard) -> {
                Reading reading = Reading.json(Formats.named("unleash", section.text("map"), settings));
                for (String path :
                        List.of("/client/metrics", "/client/register", "/api/client/metrics", "/api/client/register")) {
                    endpoints.put(path, endpoint("unleash", guard, reading, Answer.COUNTS));
                }
            });
            return endpoints;
        }

        private static Guard bearer(List<String> secrets) {
            return Guard.token(secrets, AUTHORIZATION);
        }

        private void webhook(
                String name,
                String format,
                @Nullable String eventHeader,
                Settings settings,
                Function<List<String>, Guard> guard) {
            section(
                    name,
                    guard,
                    (section, of) -> endpoints.put(
                            "/webhooks/" + name,
                            endpoint(
                                    name,
                                    of,
                                    Reading.json(Formats.named(format, section.text("map"), settings), eventHeader),
                                    Answer.COUNTS)));
        }

        private static Endpoint endpoint(String name, Guard guard, Reading reading, Answer answer) {
            return new Endpoint(name, guard, List.of(), reading, answer);
        }

        @FunctionalInterface
        private interface Opened {
            void with(MapFile section, Guard guard);
        }

        private void section(String name, Function<List<String>, Guard> guard, Opened opened) {
            if (!map.has(name)) {
                return;
            }
            MapFile section = map.section(name).only(OF_SECTION);
            List<String> secrets = secrets(section);
            boolean open = "true".equals(section.text("open"));
            if (secrets.isEmpty() && !open) {
                throw map.error(
                        name, "has no secret, so that anyone could send; name one (secret: ${NAME}) or say open: true");
            } else if (!secrets.isEmpty() && open) {
                throw map.error(name, "has a secret and says open: true; keep one of them");
            }
            opened.with(section, open ? Guard.open() : guard.apply(secrets));
        }

        private List<String> secrets(MapFile section) {
            List<String> secrets = new ArrayList<>();
            for (String text : section.texts("secret")) {
                String secret = substituted(section, "secret", text);
                if (secret.isBlank()) {
                    throw section.error("secret", "is empty, and would let in whoever sends none");
                }
                secrets.add(secret);
            }
            return secrets;
        }

        @Nullable
        String value(MapFile section, String key) {
            String text = section.text(key);
            return text == null ? null : substituted(section, key, text);
        }

        private String substituted(MapFile section, String key, String text) {
            return VARIABLE.matcher(text).replaceAll(variable -> {
                String value = environment.apply(variable.group(1));
                if (value == null || value.isBlank()) {
                    throw section.error(key, "the environment has no " + variable.group(1) + "; set it");
                }
                return Matcher.quoteReplacement(value);
            });
        }

        int port() {
            String text = map.text("port", "8085");
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= HIGHEST_PORT) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw map.error("port", "'" + text + "' is no port, a number up to " + HIGHEST_PORT);
        }

        Duration duration(String key, Duration otherwise) {
            String text = map.text(key);
            try {
                return text == null ? otherwise : Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw map.error(key, "'" + text + "' is no duration, e.g. PT1M");
            }
        }
    }
}
