package io.landfall.serde;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Says what a changed schema would break. */
final class Compatibility {

    private Compatibility() {}

    /** What the current schema cannot read of what the released one wrote. */
    static List<String> backward(Schema released, Schema current) {
        return problems(current, released, current.getFullName() + ": what was written by the release cannot be read");
    }

    /** What readers with the released schema cannot read of what is written now. */
    static List<String> forward(Schema released, Schema current) {
        return problems(
                released, current, current.getFullName() + ": readers of the release cannot read what is written");
    }

    private static List<String> problems(Schema reader, Schema writer, String consequence) {
        List<String> problems = new ArrayList<>();
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .forEach(each -> problems.add(consequence + " (" + each.getType() + " at " + each.getLocation() + ": "
                        + each.getMessage() + ")"));
        return problems;
    }
}
