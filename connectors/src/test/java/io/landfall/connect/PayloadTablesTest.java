package io.landfall.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.connect.input.Collected;
import io.landfall.connect.input.Unit;
import io.landfall.connect.map.Formats;
import io.landfall.connect.map.Mapped;
import io.landfall.event.Facts;
import io.landfall.event.Instants;
import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each payload of the real examples, as somebody approved it in {@code approved/}. */
class PayloadTablesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "github-webhook, github-webhooks-octokit",
        "gitlab-webhook, gitlab-webhooks-go-gitlab",
        "jira-webhook, jira-webhooks-mattermost",
        "jira-rest, jira-rest-jirametrics",
        "jira-rest, jira-rest-go-jira",
        "cdevents, cdevents",
        "otlp, otlp",
        "segment, segment",
        "posthog, posthog-capture",
        "unleash, feature-flags/unleash-v4.22.0"
    })
    void everyPayloadBecomesWhatWasApproved(String format, String folderName) throws Exception {
        Path folder = RealData.folder(folderName);

        String table = Collected.of(folder, Formats.named(format, null)).units().stream()
                .map(unit -> folder.relativize(Path.of(unit.file())) + ": " + outcome(unit))
                .collect(Collectors.joining("\n", "", "\n"));

        String name = "approved/" + folderName.replace('/', '-') + ".txt";
        Path actual = Files.createDirectories(Path.of("target", "approved")).resolveSibling(name);
        Files.writeString(actual, table);
        assertThat(table)
                .as("compare target/%s with src/test/resources/io/landfall/connect/%s", name, name)
                .isEqualTo(approved(name));
    }

    private static String approved(String name) throws IOException {
        try (InputStream in = PayloadTablesTest.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String outcome(Unit unit) {
        if (unit.mapped() instanceof Mapped.Skipped skipped) {
            return "skipped, " + skipped.reason();
        }
        if (unit.mapped() instanceof Mapped.Rejected rejected) {
            return "REJECTED " + rejected.reason() + " " + rejected.message();
        }
        return ((Mapped.Facts) unit.mapped())
                .facts().stream().map(PayloadTablesTest::brief).collect(Collectors.joining("; "));
    }

    private static String brief(SpecificRecord fact) {
        StringJoiner brief = new StringJoiner(" ");
        brief.add(Facts.type(fact)).add(Instants.format(Facts.occurredAt(fact)));
        if (fact instanceof WorkItem item) {
            add(brief, "", item.getKey());
            add(brief, "", item.getItemType());
            add(brief, "", item.getStatusCategory());
            add(brief, "status ", item.getStatus());
            add(brief, "former ", item.getFormerKeys());
            add(brief, "", Boolean.TRUE.equals(item.getDeleted()) ? "deleted" : null);
            add(brief, "", Boolean.FALSE.equals(item.getActivity()) ? "no activity" : null);
        } else if (fact instanceof Deployment deployment) {
            add(brief, "", deployment.getStatus());
            add(brief, "of ", deployment.getService());
            add(brief, "in ", deployment.getEnvironment());
            add(brief, "version ", deployment.getVersion());
        } else if (fact instanceof Usage usage) {
            add(brief, "", usage.getFact());
            add(brief, "of ", usage.getSignal());
            add(brief, "by ", usage.getActorClass());
            add(brief, "times ", usage.getCount());
            add(brief, "in ", usage.getEnvironment());
        } else if (fact instanceof Decision decision) {
            add(brief, "", decision.getDecision());
            add(brief, "", decision.getOutcome());
            add(brief, "on ", decision.getSubject());
        }
        return brief.toString();
    }

    private static void add(StringJoiner brief, String name, @Nullable Object value) {
        if (value != null) {
            brief.add(name + value);
        }
    }
}
