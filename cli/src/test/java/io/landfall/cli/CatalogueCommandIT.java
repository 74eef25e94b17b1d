package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.FactJson;
import io.landfall.schema.Feature;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue is applied, changed, exported and pruned. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogueCommandIT {

    private static final String FIRST = """
            - feature: checkout
              name: Check out
              team: Booking
              signals: [/checkout/*, /pay]
            - feature: no
              name: "1e3"
              signals: ['*x', "{a}", '\\*', /\uD83D\uDE80]
              launchAt: 2026-01-01T00:00:00Z
              expected: {uses: 10}
            """;
    private static final String SECOND = """
            - feature: checkout
              name: Check out
              team: Shop
              signals: [/checkout/*, /basket]
            """;

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void raise() {
        stack = LocalStack.startTemporary(Options.defaults());
        Ran.command("topics", "--partitions=2", "--bootstrap-servers=" + stack.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void appliesOnce() throws Exception {
        Path file = yaml("first.yaml", FIRST);

        Ran dry = catalogue("apply", "--dry-run", file.toString());
        assertThat(dry.status()).as(dry.err()).isZero();
        assertThat(dry.err())
                .contains("would be added: checkout (" + file + ":1)", "2 added, 0 changed, 0 unchanged; nothing was");
        assertThat(versions()).isEmpty();

        Ran applied = catalogue("apply", file.toString());
        assertThat(applied.status()).as(applied.err()).isZero();
        assertThat(applied.out()).isEmpty();
        assertThat(applied.err()).contains("added: no (" + file + ":5)", "2 added, 0 changed, 0 unchanged");
        assertThat(versions())
                .hasSize(2)
                .allSatisfy(version -> assertThat(version.getSource()).isEqualTo("catalogue"));

        Ran again = catalogue("apply", file.toString());
        assertThat(again.err()).contains("0 added, 0 changed, 2 unchanged");
        assertThat(versions()).hasSize(2);
        Ran same = catalogue("diff", "--exit-code", file.toString());
        assertThat(same.status()).isZero();
        assertThat(same.out()).isEmpty();
    }

    @Test
    @Order(2)
    void showsAndWritesWhatChanged() throws Exception {
        Path file = yaml("second.yaml", SECOND);

        Ran diff = catalogue("diff", file.toString());
        assertThat(diff.status()).isZero();
        assertThat(diff.out().lines().skip(1))
                .containsExactly(
                        "+++ " + file,
                        "@@ checkout @@ changed, " + file + ":1",
                        "-team: Booking",
                        "+team: Shop",
                        "-signals: /pay",
                        "+signals: /basket");
        assertThat(diff.err()).contains("not in the file; left as it is (--prune withdraws it): no");
        assertThat(catalogue("diff", "--exit-code", file.toString()).status()).isEqualTo(1);

        Ran applied = catalogue("apply", "--source=git:acme/catalogue", file.toString());
        assertThat(applied.err()).contains("changed: checkout: team, signals (" + file + ":1)", "0 added, 1 changed");
        assertThat(versions()).hasSize(3);
        assertThat(catalogue("diff", file.toString()).out()).isEmpty();
    }

    @Test
    @Order(3)
    void whatIsExportedIsInForce() throws Exception {
        Ran exported = catalogue("export");
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.err()).contains("2 features in force at ");
        assertThat(exported.out()).startsWith("- feature: checkout\n  name: Check out\n  team: Shop\n  signals:\n");

        Ran applied = catalogue(
                "apply", "--prune", yaml("export.yaml", exported.out()).toString());
        assertThat(applied.err()).contains("0 added, 0 changed, 2 unchanged");
        assertThat(versions()).hasSize(3);

        Ran facts = catalogue("export", "--format=ndjson");
        assertThat(facts.out().lines()).hasSize(2);
        assertThat(versions()).contains((Feature)
                FactJson.parse(facts.out().lines().findFirst().orElseThrow()));
        assertThat(catalogue("export", "--as-of=2020-01-01").out()).isEqualTo("[]\n");
    }

    /** A script without a locale gets the same bytes. */
    @Test
    @Order(4)
    void whatIsExportedIsUtf8() throws Exception {
        Process export = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.landfall.cli.Landfall",
                        "catalogue",
                        "export",
                        "--bootstrap-servers=" + stack.bootstrapServers(),
                        "--registry=" + stack.registryUrl())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(export.waitFor()).isZero();
        assertThat(said).contains("/\uD83D\uDE80");
    }

    @Test
    @Order(5)
    void whatIsWrongIsNotWritten() throws Exception {
        Path one = yaml(
                "one.yaml", "- feature: a\n  signls: [/a]\n- feature: b\n  cadence: weekly\n- feature: checkout\n");
        Path two = yaml("two.yaml", "- feature: checkout\n  signals: [/x, '']\n");

        Ran refused = catalogue("apply", one.toString(), two.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        one + ":2: signls: there is no such field in a feature, did you mean signals?",
                        one + ":4: cadence is \"weekly\"",
                        two + ":1: feature is \"checkout\", as at " + one + ":5: join the two",
                        two + ":2: signals[1] is \"\"",
                        "the files have 4 mistakes; correct them; nothing was written");
        assertThat(catalogue("apply").status()).isEqualTo(2);
        assertThat(catalogue().err()).contains("a command is missing");
        assertThat(versions()).hasSize(3);
    }

    @Test
    @Order(6)
    void prunesAndBringsBack() throws Exception {
        Path file = yaml("pruned.yaml", "- feature: basket\n  signals: [/checkout/*]\n" + SECOND);

        Ran pruned = catalogue("apply", "--prune", file.toString());
        assertThat(pruned.err())
                .contains(
                        "warning: signal \"/checkout/*\" is claimed by basket (" + file + ":1) and by checkout (" + file
                                + ":3)",
                        "withdrawn: no",
                        "1 added, 0 changed, 1 withdrawn, 1 unchanged");
        assertThat(catalogue("apply", "--prune", file.toString()).err())
                .contains("0 added, 0 changed, 2 unchanged")
                .doesNotContain("no:", ": no");
        assertThat(versions()).hasSize(5);
        assertThat(catalogue("export").out()).doesNotContain("1e3");

        Ran back = catalogue("apply", folder.resolve("first.yaml").toString());
        assertThat(back.err()).contains("added: no (", "1 added, 1 changed, 0 unchanged", "left as it is");
    }

    @Test
    @Order(7)
    void warnsOfWhatComesLater() throws Exception {
        try (FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()))) {
            facts.send(
                    FactJson.parse("{\"type\":\"feature\",\"id\":\"later\",\"feature\":\"planned\",\"name\":\"Later\","
                            + "\"occurredAt\":\"2999-01-01T00:00:00Z\"}"));
            facts.flush();
        }
        Ran applied = catalogue(
                "apply",
                yaml("planned.yaml", "- feature: planned\n  name: Now\n").toString());

        assertThat(applied.err())
                .contains("warning: planned has an entry that holds from 2999-01-01T00:00:00Z on", "1 added");
        assertThat(catalogue("export", "--as-of=2999-01-01").out()).contains("name: Later");
    }

    private static Path yaml(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ran catalogue(String... arguments) {
        List<String> all = new ArrayList<>(List.of("catalogue"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.add("--bootstrap-servers=" + stack.bootstrapServers());
            all.add("--registry=" + stack.registryUrl());
        }
        return Ran.command(all.toArray(String[]::new));
    }

    private static List<Feature> versions() {
        List<Feature> versions = new ArrayList<>();
        try (TopicReader reader = new TopicReader(Connection.settings(stack.endpoints()))) {
            reader.readAll(Topics.FEATURES.name(), record -> versions.add((Feature) record.value()));
        }
        return versions;
    }
}
