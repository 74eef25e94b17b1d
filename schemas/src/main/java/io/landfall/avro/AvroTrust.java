package io.landfall.avro;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro make instances of our generated classes. Avro 1.12 makes none that it was not told to trust; the property
 * {@code org.apache.avro.SERIALIZABLE_PACKAGES} does that too, but only when it is set before Avro's first use.
 */
public final class AvroTrust {

    private static final String GENERATED = "io.landfall.schema.";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(GENERATED)));
    }

    private AvroTrust() {}

    /** Cheap; call it before the first use of a generated class without our serdes. */
    public static void ensure() {
        // Loading this class did it.
    }
}
