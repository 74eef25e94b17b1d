package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Expected;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlWriterTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "Yes",
                "off",
                "y",
                "~",
                "null",
                "1e3",
                "007",
                "0x1F",
                "1_000",
                "12:30:00",
                ".inf",
                "*x",
                "&x",
                "{a}",
                "[a",
                "a: b",
                "a #b",
                "# a",
                "- a",
                "-",
                "?",
                "!x",
                "|",
                ">",
                "%x",
                "@x",
                "`x`",
                "'",
                "\"",
                "a:",
                "2016-12-25",
                "2016-12-25T00:00:00Z",
                "=",
                "<<",
                " a",
                "a ",
                "",
                "\\*",
                "a\\",
                "a\nb",
                "a\r\nb",
                "\t",
                "\u0085",
                "\u2028",
                "\uFEFFx",
                "\uD83D\uDE80 lift-off",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "Caf\u00e9 /a",
                "/orders/{id}",
                "/a/*/b"
            })
    void textsStayTexts(String text, @TempDir Path folder) throws Exception {
        Feature feature = feature("key");
        feature.setName(text);
        feature.setSignals(List.of("x", text));
        String yaml = yaml(List.of(feature));

        Feature back = (Feature) YamlFacts.features(Files.writeString(folder.resolve("f.yaml"), yaml))
                .get(0);
        assertThat(back.getName()).isEqualTo(text);
        assertThat(back.getSignals()).containsExactly("x", text);
        // Nor does a parser without our schema take it for a number, a date or a flag.
        List<?> plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        assertThat(plain).first().hasFieldOrPropertyWithValue("name", text);
    }

    @Test
    void fieldsComeInTheOrderOfTheContract() {
        Feature feature = feature("checkout");
        feature.setSources(List.of("web"));
        feature.setProof(Proof.SOURCE);
        feature.setExpected(new Expected(100L, null, AT));
        feature.setCadence("P7D");
        feature.setLaunchAt(AT);
        feature.setLabels(List.of());
        feature.setItems(List.of("SHOP-12"));
        feature.setSignals(List.of("/checkout/*", "no"));
        feature.setTeam("Booking");
        feature.setName("Check out");

        assertThat(yaml(List.of(feature, feature("last")))).isEqualTo("""
                - feature: checkout
                  name: Check out
                  team: Booking
                  signals:
                  - /checkout/*
                  - "no"
                  items:
                  - SHOP-12
                  labels: []
                  launchAt: "2026-03-01T00:00:00Z"
                  cadence: P7D
                  expected:
                    uses: 100
                    by: "2026-03-01T00:00:00Z"
                  proof: SOURCE
                  sources:
                  - web
                - feature: last
                """);
        assertThat(yaml(List.of())).isEqualTo("[]\n");
    }

    /** The parser's own bound is 3 MiB. */
    @Test
    void aLargeCatalogueReadsBack(@TempDir Path folder) throws Exception {
        List<Feature> many = new ArrayList<>(IntStream.range(0, 20_000)
                .mapToObj(i -> feature("feature-" + i))
                .toList());
        many.forEach(feature -> feature.setSignals(List.of(
                "/a/" + feature.getFeature() + "/viewed/*",
                "/b/" + feature.getFeature() + "/clicked/*",
                "app." + feature.getFeature() + ".opened.with-something-that-makes-it-long")));
        Path file = Files.writeString(folder.resolve("many.yaml"), yaml(many));

        assertThat(Files.size(file)).isGreaterThan(3L << 20);
        assertThat(YamlFacts.features(file)).hasSize(20_000);
    }

    private static Feature feature(String key) {
        return Feature.newBuilder().setId("1").setOccurredAt(AT).setFeature(key).build();
    }

    private static String yaml(List<? extends SpecificRecord> facts) {
        StringWriter out = new StringWriter();
        YamlWriter.write(facts, out);
        return out.toString();
    }
}
