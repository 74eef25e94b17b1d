package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyFactStartsWithItsIdentity(FactType type) {
        assertThat(type.schema().getFields().subList(0, 4).stream().map(Schema.Field::name))
                .containsExactly("id", "source", "occurredAt", "sequence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'work-item','itemId':'7'} | item:7",
                "{'type':'deployment','deploymentId':'d','service':'web'} | service:web",
                "{'type':'deployment','deploymentId':'d'} | deployment:d",
                "{'type':'usage','signal':'s','id':'u1'} | u1",
                "{'type':'decision','subject':'team:A','decision':'STOP','by':['x']} | team:A",
                "{'type':'rollout','feature':'f'} | feature:f",
                "{'type':'progress','source':'jira','through':'2016-01-01T00:00:00Z'} | source:jira"
            })
    void keysAreNamesOfSubjects(String json, String key) throws BadFactException {
        assertThat(Facts.key(fact(json))).isEqualTo(key);
    }

    @Test
    void everyVersionAndContentHasAKeyOfItsOwn() throws BadFactException {
        Set<String> keys = new HashSet<>();
        keys.add(Facts.key(fact("{'type':'policy','scope':'team:A','id':'1'}")));
        keys.add(Facts.key(fact("{'type':'policy','scope':'team:A','id':'2'}")));
        keys.add(Facts.key(fact("{'type':'policy','scope':'team:A','id':'1','source':'other'}")));
        keys.add(Facts.key(fact("{'type':'policy','scope':'team:A','id':'1','closureWindow':'P1D'}")));

        assertThat(keys).hasSize(4).allMatch(key -> key.startsWith("team:A|"));
        assertThat(Facts.key(fact("{'type':'feature','feature':'f','id':'1'}"))).startsWith("feature:f|file|1|");
    }

    @Test
    void ordersByInstantSourceSequenceAndId() throws BadFactException {
        List<SpecificRecord> ordered = List.of(
                usage("2016-01-01T00:00:00Z", "z", "9", "z"),
                usage("2016-01-02T00:00:00Z", "a", null, "b"),
                usage("2016-01-02T00:00:00Z", "a", null, "c"),
                usage("2016-01-02T00:00:00Z", "a", "-1", "a"),
                usage("2016-01-02T00:00:00Z", "a", "2", "a"),
                usage("2016-01-02T00:00:00Z", "a", "10", "a"),
                usage("2016-01-02T00:00:00Z", "b", null, "a"));
        List<SpecificRecord> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(Facts.ORDER);

        assertThat(shuffled).containsExactlyElementsOf(ordered);
    }

    @Test
    void copiesUnderAnotherId() throws BadFactException {
        SpecificRecord fact = fact("{'type':'work-item','itemId':'7','title':'t'}");

        SpecificRecord copy = Facts.withId(fact, "new");

        assertThat(Facts.id(copy)).isEqualTo("new");
        assertThat(Facts.id(fact)).isEmpty();
        assertThat(Facts.withId(copy, "")).isEqualTo(fact);
    }

    @Test
    void identicalLinesAreToldApartByTheirNumber() throws BadFactException {
        String content = FactJson.canonical(fact("{'type':'work-item','itemId':'7'}"));

        assertThat(Facts.contentId(content, 0))
                .matches("[0-9a-f]{32}")
                .isEqualTo(Facts.contentId(content, 0))
                .isNotEqualTo(Facts.contentId(content, 1));
    }

    private static SpecificRecord usage(String at, String source, String sequence, String id) throws BadFactException {
        return FactJson.parse(String.format(
                "{\"type\":\"usage\",\"signal\":\"s\",\"occurredAt\":\"%s\",\"source\":\"%s\",\"sequence\":%s,\"id\":\"%s\"}",
                at, source, sequence, id));
    }

    private static SpecificRecord fact(String json) throws BadFactException {
        String quoted = json.replace('\'', '"');
        return FactJson.parse(quoted.substring(0, quoted.length() - 1) + ",\"occurredAt\":\"2016-01-01T00:00:00Z\"}");
    }
}
