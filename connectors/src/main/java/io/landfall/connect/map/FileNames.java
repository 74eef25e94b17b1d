package io.landfall.connect.map;

import java.util.List;
import java.util.function.Predicate;

/** Which files of a folder are of a format; a file named by the user is taken whatever its name. */
public record FileNames(String described, Predicate<String> test) {

    /** Names that end in one of these, gzipped or not. */
    public static FileNames ending(String... endings) {
        return new FileNames(
                "*" + String.join(", *", endings) + " and the same with .gz", name -> endsIn(name, endings));
    }

    public boolean match(String name) {
        return test.test(name);
    }

    static boolean endsIn(String name, String... endings) {
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return List.of(endings).stream().anyMatch(plain::endsWith);
    }
}
