package io.landfall.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.connect.input.Collected;
import io.landfall.connect.input.Unit;
import io.landfall.connect.map.Formats;
import io.landfall.connect.map.Mapped;
import io.landfall.event.Facts;
import io.landfall.schema.Deployment;
import io.landfall.schema.WorkItem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What becomes of each payload of the real examples, as approved in {@code octokit-approved.txt}. */
class OctokitPayloadsTest {
    private static final String APPROVED = "/io/landfall/connect/octokit-approved.txt";

    @Test
    void everyPayloadBecomesWhatWasApproved() throws Exception {
        Path folder = RealData.folder("github-webhooks-octokit");

        String table = Collected.of(folder, Formats.named("github-webhook", null)).units().stream()
                .map(unit -> folder.relativize(Path.of(unit.file())) + ": " + outcome(unit))
                .collect(Collectors.joining("\n", "", "\n"));

        Files.writeString(Path.of("target", "octokit-actual.txt"), table);
        try (InputStream in = getClass().getResourceAsStream(APPROVED)) {
            assertThat(table)
                    .as("compare target/octokit-actual.txt with src/test/resources%s", APPROVED)
                    .isEqualTo(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
                .facts().stream().map(OctokitPayloadsTest::brief).collect(Collectors.joining("; "));
    }

    private static String brief(SpecificRecord fact) {
        String what = fact instanceof WorkItem item
                ? item.getStatusCategory()
                        + (Boolean.TRUE.equals(item.getDeleted()) ? " deleted" : "")
                        + (Boolean.FALSE.equals(item.getActivity()) ? " no-activity" : "")
                        + (item.getFormerKeys() == null
                                ? ""
                                : " former-keys " + item.getFormerKeys().size())
                : ((Deployment) fact).getStatus() + " in " + ((Deployment) fact).getEnvironment();
        return Facts.type(fact) + " " + what;
    }
}
