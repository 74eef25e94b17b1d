package io.landfall.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Tick;
import io.landfall.serde.StateSerde;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** In a JVM of its own: the build sets Avro's property for every test, and users should not have to. */
class AvroTrustTest {

    @Test
    void generatedClassesAreReadWithoutAvrosProperty() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).contains("read intake/3");
    }

    /** Main of the child. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            StateSerde<Tick> serde = StateSerde.of(Tick.class);
            byte[] bytes = serde.toBytes(new Tick("intake/3", Instant.EPOCH));
            System.out.println("read " + serde.fromBytes(bytes).getFrom());
        }
    }
}
