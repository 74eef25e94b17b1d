package io.landfall.connect.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of a tracker to constants of ours: exact words first, then globs in the order written, then {@code default}. */
final class WordTable<E extends Enum<E>> {
    private static final String DEFAULT = "default";

    private final Map<String, E> exact = new HashMap<>();
    private final Map<Glob, E> globs = new LinkedHashMap<>();
    private @Nullable E otherwise;

    static <E extends Enum<E>> WordTable<E> read(MapFile section, Class<E> type) {
        WordTable<E> table = new WordTable<>();
        for (String word : section.keys()) {
            E value = constant(section, word, type);
            Glob glob = Glob.of(word);
            if (word.equals(DEFAULT)) {
                table.otherwise = value;
            } else if (glob.isExact()) {
                table.exact.put(glob.text(), value);
            } else {
                table.globs.put(glob, value);
            }
        }
        return table;
    }

    @Nullable
    E of(String word) {
        E found = exact.get(word);
        if (found != null) {
            return found;
        }
        for (Map.Entry<Glob, E> entry : globs.entrySet()) {
            if (entry.getKey().test(word)) {
                return entry.getValue();
            }
        }
        return otherwise;
    }

    /** The constant that a map names under a key. */
    static <E extends Enum<E>> E constant(MapFile section, String key, Class<E> type) {
        String text = section.text(key, "");
        E value = parse(text, type);
        if (value == null) {
            List<String> names = names(type);
            throw section.error(
                    key, "'" + text + "'" + Hints.hint(text, names) + " is none of " + String.join(", ", names));
        }
        return value;
    }

    /** The constant of this name in any case, or null. */
    static <E extends Enum<E>> @Nullable E parse(String text, Class<E> type) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return names(type).contains(wanted) ? Enum.valueOf(type, wanted) : null;
    }

    /** The names of the contract; Avro's symbol for what a newer schema may say is not among them. */
    static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (!constant.name().equals("UNRECOGNIZED")) {
                names.add(constant.name());
            }
        }
        return names;
    }
}
