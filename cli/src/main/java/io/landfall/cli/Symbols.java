package io.landfall.cli;

import io.landfall.event.Nearest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The symbols of a schema as an argument, in any case; without the one that stands for what a newer schema says. */
abstract class Symbols<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private final Class<E> type;
    private final String what;
    private final List<String> names;

    /** @param what they are, e.g. {@code kind of alert} */
    Symbols(Class<E> type, String what) {
        this.type = type;
        this.what = what;
        names = Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> !name.equals(UNRECOGNIZED))
                .toList();
    }

    @Override
    public Iterator<String> iterator() {
        return names.iterator();
    }

    @Override
    public E convert(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        if (names.contains(name)) {
            return Enum.valueOf(type, name);
        }
        String nearest = Nearest.of(name, names);
        throw new TypeConversionException("'" + text + "' is no " + what + ", "
                + (nearest == null ? "known are " + String.join(", ", names) : "did you mean " + nearest + "?"));
    }
}
