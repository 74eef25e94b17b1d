package io.landfall.domain.policy;

/**
 * A value and who set it.
 *
 * @param scope the scope that set it, or {@value #BUILT_IN}
 * @param version id of that policy record, or {@value #BUILT_IN}
 */
public record Ruling<T>(T value, String scope, String version) {

    public static final String BUILT_IN = "built-in";
}
