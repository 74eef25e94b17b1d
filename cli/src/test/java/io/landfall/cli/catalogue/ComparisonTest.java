package io.landfall.cli.catalogue;

import static io.landfall.cli.catalogue.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Facts;
import io.landfall.schema.Feature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final List<Feature> onTopic = List.of(
            entry("cart", "'name':'Cart','signals':['/cart','/basket','/cart'],'items':[],'expected':{}"),
            entry("checkout", "'name':'Check out','team':'Booking','signals':['/a','/b'],'expected':{'uses':10}"),
            entry("gone", "'signals':[],'items':[],'labels':[]"),
            entry("old", "'team':'Shop','signals':['/old'],'cadence':'P7D','proof':'SOURCE','sources':['web']"),
            entry("returned", "'signals':[],'items':[],'labels':[]"));

    @Test
    void comparesWhatEntriesMean() throws IOException {
        Comparison comparison = comparison(false, """
                - {feature: returned, signals: [/back]}
                - {feature: cart, name: Cart, signals: [/basket, /cart], proof: SIGNAL}
                - {feature: new, team: Shop}
                - {feature: checkout, name: Check out, signals: [/b, /c], expected: {uses: 11, actors: 2}, proof: SOURCE}
                """);

        assertThat(kinds(comparison))
                .isEqualTo(Map.of(
                        "cart", Change.What.UNCHANGED,
                        "checkout", Change.What.CHANGED,
                        "new", Change.What.ADDED,
                        "old", Change.What.LEFT_ALONE,
                        "returned", Change.What.ADDED));
        assertThat(comparison.isDifferent()).isTrue();
        assertThat(diff(comparison).lines())
                .containsExactly(
                        "--- before",
                        "+++ after",
                        "@@ checkout @@ changed, " + file() + ":4",
                        "-team: Booking",
                        "-signals: /a",
                        "+signals: /c",
                        "-expected.uses: 10",
                        "+expected.uses: 11",
                        "+expected.actors: 2",
                        "+proof: SOURCE",
                        "@@ new @@ added, " + file() + ":3",
                        "+team: Shop",
                        "@@ returned @@ added, " + file() + ":1",
                        "+signals: /back");
        assertThat(new Account(comparison).totals()).isEqualTo("2 added, 1 changed, 1 unchanged");
    }

    @Test
    void pruningWithdrawsAndKeepsTheTeam() throws IOException {
        Comparison comparison = comparison(true, "- feature: cart\n  name: Cart\n  signals: [/cart, /basket]\n");

        assertThat(kinds(comparison))
                .isEqualTo(Map.of(
                        "cart", Change.What.UNCHANGED,
                        "checkout", Change.What.WITHDRAWN,
                        "old", Change.What.WITHDRAWN));
        Feature old = comparison.versions("catalogue", NOON).get(1);
        assertThat(Withdrawal.is(old)).isTrue();
        assertThat(old.getTeam()).isEqualTo("Shop");
        assertThat(Fields.of(old)).containsOnlyKeys("team");
        assertThat(diff(comparison)).contains("@@ old @@ withdrawn\n-signals: /old\n-cadence: P7D\n-proof: SOURCE\n");

        // Once written it is done.
        InForce after = InForce.of(comparison.versions("catalogue", NOON), NOON);
        assertThat(Comparison.of(CatalogueFiles.read(List.of()), after, true).isDifferent())
                .isFalse();
    }

    /** A silent entry is no withdrawal: deployments and usage may name the feature themselves. */
    @Test
    void aFileMayWithdrawAndASilentEntryDoesNot() throws IOException {
        Comparison comparison = comparison(false, """
                - {feature: old, signals: [], items: [], labels: []}
                - {feature: gone, signals: [], items: [], labels: []}
                - {feature: cart}
                - {feature: returned}
                """);

        assertThat(kinds(comparison))
                .containsEntry("old", Change.What.WITHDRAWN)
                .containsEntry("gone", Change.What.UNCHANGED)
                .containsEntry("cart", Change.What.CHANGED)
                .containsEntry("returned", Change.What.ADDED);
    }

    @Test
    void aVersionIsAFactOfItsInstantAndContent() throws IOException {
        Comparison comparison = comparison(false, "- {feature: new, id: mine}\n");

        Feature version = comparison.versions("catalogue", NOON).get(0);

        assertThat(version).isEqualTo(comparison.versions("catalogue", NOON).get(0));
        assertThat(version.getOccurredAt()).isEqualTo(NOON);
        assertThat(version.getId()).matches("[0-9a-f]{32}");
        assertThat(Facts.key(version)).startsWith("feature:new|catalogue|" + version.getId() + '|');
        assertThat(comparison
                        .versions("catalogue", NOON.plusNanos(1_000))
                        .get(0)
                        .getId())
                .isNotEqualTo(version.getId());
    }

    @Test
    void tellsSignalsThatTwoClaimAndEntriesToCome() throws IOException {
        Account account = new Account(comparison(false, "- feature: new\n  signals: [/old, /new]\n"));

        assertThat(account.warnings(Map.of("new", NOON, "cart", NOON)))
                .containsExactly(
                        "signal \"/old\" is claimed by new (" + file()
                                + ":1) and by old (in force, in no file): its uses" + " count for each of them",
                        "new has an entry that holds from 2026-03-01T12:00:00Z on, and will replace what is written now");
        assertThat(account.leftAlone())
                .containsExactly("not in the file; left as it is (--prune withdraws it): cart, checkout, old");
    }

    @Test
    void aFirstCatalogueDoesNotFloodTheScreen() throws IOException {
        String many = IntStream.range(0, 100)
                .mapToObj(i -> "- feature: f%03d\n".formatted(i))
                .collect(Collectors.joining());

        List<String> said = new Account(comparison(false, many)).changes(true);

        assertThat(said)
                .hasSize(21)
                .startsWith("would be added: f000 (" + file() + ":1)")
                .endsWith("... and 80 more added");
    }

    private Comparison comparison(boolean prune, String yaml) throws IOException {
        CatalogueFiles files = CatalogueFiles.read(List.of(Files.writeString(file(), yaml)));
        assertThat(files.problems()).isEmpty();
        return Comparison.of(files, InForce.of(onTopic, NOON), prune);
    }

    private Path file() {
        return folder.resolve("catalogue.yaml");
    }

    private static Map<String, Change.What> kinds(Comparison comparison) {
        return comparison.changes().stream().collect(Collectors.toMap(Change::feature, Change::what));
    }

    private static String diff(Comparison comparison) {
        StringWriter out = new StringWriter();
        new Diff(comparison).print("before", "after", new PrintWriter(out));
        return out.toString();
    }
}
