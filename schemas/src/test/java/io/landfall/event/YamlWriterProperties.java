package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Feature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

class YamlWriterProperties {

    @Provide
    Arbitrary<List<SpecificRecord>> catalogues() {
        return RandomFacts.of(FactType.FEATURE)
                .list()
                .ofMaxSize(4)
                .uniqueElements(feature -> ((Feature) feature).getFeature());
    }

    @Property(tries = 300)
    void whatItWritesReadsBack(@ForAll("catalogues") List<SpecificRecord> catalogue)
            throws BadFactException, IOException {
        StringWriter yaml = new StringWriter();
        YamlWriter.write(catalogue, yaml);

        Path file = Files.createTempFile("catalogue", ".yaml");
        try {
            Files.writeString(file, yaml.toString());
            assertThat(contents(YamlFacts.features(file))).isEqualTo(contents(catalogue));
        } finally {
            Files.delete(file);
        }
    }

    /** Without what such a file does not say. */
    private static List<String> contents(List<SpecificRecord> facts) {
        return facts.stream()
                .map(fact -> Feature.newBuilder((Feature) fact)
                        .setId("")
                        .setSource("any")
                        .setOccurredAt(Instant.EPOCH)
                        .setSequence(null)
                        .build())
                .map(FactJson::canonical)
                .toList();
    }
}
