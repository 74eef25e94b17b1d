package io.landfall.bench.routing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The signals of so many features, three patterns each, as teams write them: the name of an event or a flag, a glob over
 * events or pages, and a route.
 */
record Signposts(int features) {

    private static final int PATTERNS = 3;

    int size() {
        return features * PATTERNS;
    }

    Stream<String> patterns() {
        return Stream.iterate(0, i -> i < features, i -> i + 1).flatMap(i -> patterns(i).stream());
    }

    private static List<String> patterns(int feature) {
        return switch (feature % 3) {
            case 0 ->
                List.of(
                        "app" + feature + ".order.placed",
                        "app" + feature + ".checkout.*",
                        "/shop" + feature + "/orders/{id}");
            case 1 ->
                List.of(
                        "flag-" + feature + "-new-basket",
                        "/shop" + feature + "/help/*",
                        "/shop" + feature + "/carts/{cart}/items/{item}");
            default ->
                List.of(
                        "app" + feature + ".export.started",
                        "app" + feature + ".*.failed",
                        "/api/v1/tenants/{t}/shop" + feature);
        };
    }

    /**
     * A signal that a pattern matches.
     *
     * @param pattern from 0 to before {@link #size()}
     * @param variant tells signals of one pattern apart, unless it is a name
     */
    String signal(int pattern, long variant) {
        String text = patterns(pattern / PATTERNS).get(pattern % PATTERNS);
        String id = Long.toString(variant, Character.MAX_RADIX);
        StringBuilder signal = new StringBuilder(text.length() + id.length());
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '{') {
                signal.append("id").append(id);
            }
            within = c == '{' || (within && c != '}');
            if (c != '*' && c != '}' && !within) {
                signal.append(c);
            }
        }
        return signal.toString();
    }
}
