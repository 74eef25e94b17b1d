package io.landfall.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A year of an invented organisation as canonical events, the same for a seed: every type of fact that touches the two
 * verdicts, shuffled among each other, with ids and without, some twice, some under one id with two contents, and lines that
 * are none.
 */
final class Organisation {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> TEAMS = List.of("red", "blue", "green");
    private static final List<String> CATEGORIES =
            List.of("INTAKE", "COMMITTED", "ACTIVE", "WAITING", "ALMOST_DONE", "DONE", "DISCARDED");
    private static final List<String> CLASSES = List.of("EXTERNAL", "EXTERNAL", "INTERNAL", "BOT", "UNKNOWN");
    private static final int FEATURES = 24;
    private static final int ITEMS = 150;

    private final Random random;
    private final List<String> lines = new ArrayList<>();

    private Organisation(long seed) {
        random = new Random(seed);
    }

    static Path write(long seed, Path file) throws IOException {
        Organisation organisation = new Organisation(seed);
        organisation.features();
        organisation.items();
        organisation.policies();
        organisation.decisions();
        organisation.mistakes();
        Collections.shuffle(organisation.lines, organisation.random);
        return Files.write(file, organisation.lines);
    }

    private void features() {
        for (int f = 0; f < FEATURES; f++) {
            String key = "f" + f;
            int versions = 1 + random.nextInt(2);
            for (int v = 0; v < versions; v++) {
                line(
                        "feature",
                        v == 0 ? Duration.ZERO : day(300),
                        "'feature':'%s','name':'Feature %d.%d','team':'%s',"
                                + "'signals':['/%s/*'],'items':['I%d'],'proof':'%s'",
                        key,
                        f,
                        v,
                        any(TEAMS),
                        key,
                        random.nextInt(ITEMS),
                        f % 3 == 0 ? "SIGNAL" : "SOURCE");
            }
            deployments(key);
            int uses = random.nextInt(4) == 0 ? 0 : random.nextInt(60);
            List<String> classes = f % 4 == 1 ? List.of("INTERNAL", "BOT") : CLASSES;
            for (int u = 0; u < uses; u++) {
                line(
                        "usage",
                        day(360),
                        "'signal':'/%s/%d','actorClass':'%s','actor':'u%d','count':%d,'source':'web:%d'",
                        key,
                        random.nextInt(5),
                        any(classes),
                        random.nextInt(20),
                        random.nextInt(3),
                        f % 2);
            }
        }
    }

    private void deployments(String key) {
        int deployments = 1 + random.nextInt(4);
        for (int d = 0; d < deployments; d++) {
            Duration at = day(250);
            String fields = "'deploymentId':'%s-d%d','service':'s%d','version':'%d','status':'%s','features':['%s']";
            int service = random.nextInt(3);
            line("deployment", at, fields, key, d, service, d, "SUCCEEDED", key);
            if (random.nextInt(3) == 0) {
                line(
                        "deployment",
                        at.plus(day(60)),
                        fields,
                        key,
                        d,
                        service,
                        d,
                        random.nextBoolean() ? "ROLLED_BACK" : "REMOVED",
                        key);
            }
        }
        if (random.nextInt(3) == 0) {
            for (int r = 0; r < 3; r++) {
                line(
                        "rollout",
                        day(250),
                        "'feature':'%s','enabled':%b,'percentage':%d",
                        key,
                        random.nextInt(3) > 0,
                        random.nextInt(101));
            }
        }
    }

    private void items() {
        for (int i = 0; i < ITEMS; i++) {
            Duration at = day(300);
            int facts = 1 + random.nextInt(6);
            for (int f = 0; f < facts; f++) {
                line(
                        "work-item",
                        at,
                        "'itemId':'I%d','key':'KEY-%d','title':'Item %d','team':'%s','statusCategory':'%s'",
                        i,
                        i,
                        i,
                        any(TEAMS),
                        f == 0 ? "INTAKE" : any(CATEGORIES));
                at = at.plus(day(40));
            }
        }
        for (int d = 0; d < 10; d++) {
            line(
                    "deployment",
                    day(250),
                    "'deploymentId':'k%d','service':'keys','version':'%d','status':'SUCCEEDED','items':['KEY-%d','I%d']",
                    d,
                    d,
                    random.nextInt(ITEMS),
                    random.nextInt(ITEMS));
        }
    }

    private void policies() {
        line(
                "policy",
                Duration.ZERO,
                "'scope':'default','closureWindow':'P20D','adoptionWindow':'P15D','remindEvery':'P7D'");
        line(
                "policy",
                day(300),
                "'scope':'default','closureWindow':'P25D','adoptionWindow':'P20D','remindEvery':'P10D','baselineAt':'2024-04-01T00:00:00Z'");
        line(
                "policy",
                day(300),
                "'scope':'team:red','closureWindow':'P9D','calendar':{'zone':'Europe/Berlin','workingDays':['MONDAY','TUESDAY','WEDNESDAY','THURSDAY','FRIDAY']}");
        line("policy", day(300), "'scope':'team:blue','adoptionMinUses':3,'countUnknown':true");
        line("policy", day(300), "'scope':'feature:f1','adoptionWindow':'PT36H'");
        line("policy", day(300), "'scope':'feature:f2','adoptionWindow':'off'");
    }

    private void decisions() {
        for (int d = 0; d < 40; d++) {
            String subject =
                    random.nextBoolean() ? "item:I" + random.nextInt(ITEMS) : "feature:f" + random.nextInt(FEATURES);
            Duration at = day(330);
            String until =
                    random.nextBoolean() ? "" : ",'until':'" + START.plus(at).plus(day(60)) + "'";
            String what = any(List.of(
                    "'decision':'CLOSURE','outcome':'KEPT_OPEN'",
                    "'decision':'STOP','outcome':'STOPPED'",
                    "'decision':'RECEPTION','outcome':'RECEIVED'",
                    "'decision':'SNOOZE','outcome':'SNOOZED'"));
            line("decision", at, "'subject':'%s',%s,'by':['ann']%s", subject, what, until);
        }
    }

    private void mistakes() {
        lines.add(lines.get(3));
        lines.add(lines.get(lines.size() / 2));
        lines.add("{\"type\":\"work-item\"");
        lines.add(json("'type':'work-item','occurredAt':'2024-02-30T00:00:00Z','itemId':'I1'"));
        lines.add(json("'type':'policy','occurredAt':'2024-02-03T00:00:00Z','scope':'default','closureWindow':'P-3D'"));
        for (String title : List.of("One content", "Another content", "A third content")) {
            lines.add(json("'type':'work-item','id':'same','occurredAt':'2024-03-01T00:00:00Z','itemId':'I2','title':'"
                    + title + "'"));
        }
    }

    private void line(String type, Duration after, String fields, Object... values) {
        String at = START.plus(after).toString();
        lines.add(json("'type':'" + type + "','occurredAt':'" + at + "'," + String.format(fields, values)));
    }

    private static String json(String quoted) {
        return '{' + quoted.replace('\'', '"') + '}';
    }

    /** At a minute of one of the first days. */
    private Duration day(int days) {
        return Duration.ofMinutes(random.nextInt(days * 24 * 60));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
