package io.landfall.connect.input;

import io.landfall.connect.map.Format;
import io.landfall.connect.map.Mapped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Everything that an input gave, for tests. */
public record Collected(List<Unit> units, Tally tally) {

    public static Collected of(Path path, Format format) {
        List<Unit> units = new ArrayList<>();
        Tally tally = Inputs.read(path, format, units::add);
        return new Collected(units, tally);
    }

    public <T extends SpecificRecord> List<T> facts(Class<T> type) {
        return units.stream()
                .filter(unit -> unit.mapped() instanceof Mapped.Facts)
                .flatMap(unit -> ((Mapped.Facts) unit.mapped()).facts().stream())
                .map(type::cast)
                .toList();
    }

    /** {@code line reason} of what was rejected. */
    public List<String> rejected() {
        return units.stream()
                .filter(unit -> unit.mapped() instanceof Mapped.Rejected)
                .map(unit -> unit.line() + " " + ((Mapped.Rejected) unit.mapped()).reason())
                .toList();
    }

    public List<String> messages() {
        return units.stream()
                .filter(unit -> unit.mapped() instanceof Mapped.Rejected)
                .map(unit -> ((Mapped.Rejected) unit.mapped()).message())
                .toList();
    }
}
