package io.landfall.cli;

import io.landfall.app.PipelineProperties;
import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.decide.Draft;
import io.landfall.cli.decide.Found;
import io.landfall.cli.decide.Outcome;
import io.landfall.cli.decide.Recording;
import io.landfall.cli.decide.Report;
import io.landfall.cli.decide.Subjects;
import io.landfall.cli.demo.DemoFolder;
import io.landfall.event.BadFactException;
import io.landfall.schema.Decision;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code landfall decide}. */
@Command(
        name = "decide",
        header = "Records what people decided, and tells which alerts that cleared.",
        description = {
            "",
            "Words may be written in lower case, and with hyphens. A subject that is not known yet may be decided on, too: the"
                    + " decision waits for it.",
            "Once recorded it is exit status 0, whether or not the pipeline answers in time; that it did not is said.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  landfall decide item:SHOP-12 closure kept-open --by ines \\",
            "      --until 2026-09-01 --why \"Waits for the port\"",
            "  landfall decide feature:gift-cards stop --by ines tomasz",
            "  landfall decide feature:gift-cards snooze --kind delivered-unused \\",
            "      --by ines --until 2026-09-01",
            "  landfall decide item:SHOP-13 entry deferred --by role:product \\",
            "      --until 2026-09-01 --format json"
        })
final class DecideCommand implements Callable<Integer> {

    /** How the answer is printed. */
    enum Format {
        text,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            description =
                    "item:ID or item:KEY (the display key, or a former one), feature:KEY, team:NAME or source:NAME.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String subject;

    @Parameters(index = "1", paramLabel = "DECISION", description = "ENTRY, EXIT, RECEPTION, CLOSURE, STOP or SNOOZE.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String decision;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "OUTCOME",
            description = "ENTRY: ACCEPTED, DECLINED, DEFERRED. EXIT: RELEASED, HELD. RECEPTION: RECEIVED, REFUSED."
                    + " CLOSURE: CLOSED, KEPT_OPEN. STOP: STOPPED, SIMPLIFIED. SNOOZE: SNOOZED.")
    private @Nullable String outcome;

    @Option(
            names = "--by",
            paramLabel = "NAME...",
            required = true,
            parameterConsumer = People.class,
            description = "Who decided: one or more people or roles; a robot alone decides nothing.")
    private List<String> by = List.of();

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason.")
    private @Nullable String why;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantOrDate.class,
            description = "It holds up to there; a plain date is its first instant in UTC. Default: for ever.")
    private @Nullable Instant until;

    @Option(names = "--kind", paramLabel = "KIND", description = "For SNOOZE: of this kind of alert alone.")
    private @Nullable String kind;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOrDate.class,
            description = "When it was decided. Default: now.")
    private @Nullable Instant at;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = Wait.class,
            defaultValue = "PT30S",
            description = "How long to wait for what it changes; 0 for not at all. Default: ${DEFAULT-VALUE}.")
    private Duration within = Duration.ZERO;

    @Option(names = "--as-is", description = "Take SUBJECT as it stands: look up no key, and doubt no name.")
    private boolean asIs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; json is one object. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "Group of the pipeline that is waited for. Default: " + PipelineProperties.APPLICATION_ID
                    + ", or that of the demo that runs here.")
    private @Nullable String applicationId;

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        Instant wall = Clock.systemUTC().instant();
        fact(subject, wall); // what is wrong with it is said before anybody is asked
        try (Brokers brokers = Brokers.connect(connection.brokerSettings());
                TopicReader reader = new TopicReader(connection.settings());
                FactProducer producer = new FactProducer(connection.settings())) {
            Catalogue.requireTopics(brokers, topics());
            Instant now = Now.of(connection, reader, wall);
            Decision fact = fact(asIs ? subject : resolved(new Subjects(reader).find(subject)), now);
            Recording recording = new Recording(brokers, group(), reader, producer);
            Outcome result = within.isZero() ? recording.record(fact) : recording.record(fact, within);
            tell(new Report(fact, result), reader, now);
        }
        return 0;
    }

    private static List<TopicSpec> topics() {
        return Stream.concat(Subjects.TOPICS.stream(), Stream.of(Topics.DECISIONS, Topics.ALERTS, Topics.ALERTS_OPEN))
                .distinct()
                .toList();
    }

    private Decision fact(String of, Instant now) {
        try {
            return new Draft(of, decision, outcome, by, why, until, kind, at == null ? now : at).fact();
        } catch (BadFactException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The subject to decide on; wrong usage where another one was probably meant. */
    private String resolved(Found found) {
        if (found instanceof Found.Known known) {
            if (!known.subject().equals(subject)) {
                say(Terminal.plain(subject) + " is " + Terminal.plain(known.subject()));
            }
            return known.subject();
        } else if (found instanceof Found.Near near) {
            throw wrong("SUBJECT is " + near.subject() + ": there is none, did you mean " + near.meant()
                    + "? (--as-is takes it as it stands)");
        } else if (found instanceof Found.Ambiguous ambiguous) {
            throw wrong("SUBJECT is " + ambiguous.subject() + ": that key is, or was, of "
                    + String.join(" and of ", ambiguous.items()) + ", name one of them");
        }
        say(Terminal.plain(subject) + " is not known so far; the decision waits for it");
        return subject;
    }

    private String group() {
        if (applicationId != null) {
            return applicationId;
        }
        return Now.isDemo(connection) ? DemoFolder.APPLICATION_ID : PipelineProperties.APPLICATION_ID;
    }

    private void tell(Report report, TopicReader reader, Instant now) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        report.remarks(reader, now).forEach(this::say);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void say(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("landfall: " + words);
        err.flush();
    }
}
