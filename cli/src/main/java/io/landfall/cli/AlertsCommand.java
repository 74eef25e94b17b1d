package io.landfall.cli;

import io.landfall.cli.alerts.AlertChange;
import io.landfall.cli.alerts.AlertFilter;
import io.landfall.cli.alerts.AlertFollower;
import io.landfall.cli.alerts.AlertTable;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.event.OutputJson;
import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the pipeline said of alerts. */
@Command(
        name = "alerts",
        description = {"Lists the alerts that hold now; with --follow, tells every change as it happens until Ctrl-C."})
public final class AlertsCommand implements Callable<Integer> {

    private static final Comparator<Alert> ORDER =
            Comparator.comparing(Alert::getOpenedAt).thenComparing(Alert::getAlertId);

    /** How alerts are printed. */
    enum Format {
        table,
        json
    }

    /** Which of them, by their state. */
    static final class Which {
        @Option(names = "--open", description = "Those that hold now (the default); with --follow, they come first.")
        private boolean open;

        @Option(
                names = "--all",
                description = "Also those that are over; with --follow, all that was ever said comes first.")
        private boolean all;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Connection connection = new Connection();

    @ArgGroup
    private @Nullable Which which;

    @Option(names = "--follow", description = "Tell every change as it happens.")
    private boolean follow;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = Kinds.class,
            completionCandidates = Kinds.class,
            description = "Only of this kind: ${COMPLETION-CANDIDATES}")
    private List<AlertKind> kinds = List.of();

    @Option(names = "--team", paramLabel = "NAME", description = "Only of this team.")
    private List<String> teams = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; json is one alert a line. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Format format;

    @Override
    public Integer call() {
        try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
            Catalogue.requireTopics(brokers, List.of(Topics.ALERTS, Topics.ALERTS_OPEN));
        }
        AlertFilter filter = new AlertFilter(kinds, teams);
        try (TopicReader reader = new TopicReader(connection.settings())) {
            if (follow) {
                follow(new AlertFollower(reader, filter), filter);
            } else {
                list(which != null && which.all ? everyOne(reader) : open(reader), filter);
            }
        }
        return 0;
    }

    private static Collection<Alert> open(TopicReader reader) {
        return reader.table(Topics.ALERTS_OPEN.name()).values().stream()
                .map(Alert.class::cast)
                .toList();
    }

    private static Collection<Alert> everyOne(TopicReader reader) {
        Map<String, Alert> last = new HashMap<>();
        reader.readAll(Topics.ALERTS.name(), record -> last.put(record.key(), (Alert) record.value()));
        last.values().removeIf(alert -> alert.getStatus() == AlertStatus.RETRACTED);
        return last.values();
    }

    private void list(Collection<Alert> alerts, AlertFilter filter) {
        PrintWriter out = spec.commandLine().getOut();
        List<Alert> wanted = alerts.stream().filter(filter).sorted(ORDER).toList();
        if (format == Format.json) {
            wanted.forEach(alert -> out.println(OutputJson.write(alert)));
        } else if (!wanted.isEmpty()) {
            new AlertTable(wanted).print(out, Terminal.attended() ? Terminal.width() : 0);
        }
        out.flush();
        say(wanted.isEmpty() ? "no alerts" : wanted.size() == 1 ? "1 alert" : wanted.size() + " alerts");
    }

    private void follow(AlertFollower follower, AlertFilter filter) {
        if (which != null && which.all) {
            follower.fromBeginning();
        } else {
            Collection<Alert> now = follower.fromNow().values();
            if (which != null && which.open) {
                list(now, filter);
            }
            say(now.stream().filter(filter).count() + " open; every change follows, Ctrl-C ends it");
        }
        follower.run(this::print, this::isHeard);
    }

    private boolean print(Alert alert, AlertChange change) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(OutputJson.write(alert));
        } else if (change.what() != AlertChange.Word.CHANGED) {
            out.println(change.line());
        }
        return isHeard();
    }

    /** Flushes; false once the pipe was closed. Of that the writer over standard output does not hear, it alone does. */
    private boolean isHeard() {
        return !spec.commandLine().getOut().checkError() && !System.out.checkError();
    }

    private void say(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("landfall: " + words);
        err.flush();
    }
}
