package io.landfall.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas of earlier releases, kept in {@code schemas/released}: what was written under them must stay readable. */
public final class ReleasedSchemas {

    /** Oldest first. */
    public static final List<String> VERSIONS = List.of("v1", "v2", "v3", "v4");

    private static final String ROOT = "/io/landfall/released/";
    private static final String INTERNAL = "io.landfall.schema.internal";

    private ReleasedSchemas() {}

    /** Every release's schema of a record, oldest first; a release that had no such record is left out. */
    public static List<Schema> of(Schema current) {
        List<Schema> released = new ArrayList<>();
        for (String version : VERSIONS) {
            String path = ROOT + version + '/' + path(current);
            try (InputStream in = ReleasedSchemas.class.getResourceAsStream(path)) {
                if (in != null) {
                    released.add(new Schema.Parser().parse(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        return released;
    }

    /** Where the schema of a record stands below the folder of its release. */
    static String path(Schema schema) {
        String folder = INTERNAL.equals(schema.getNamespace()) ? "internal/" : "";
        return folder + schema.getName() + ".avsc";
    }
}
