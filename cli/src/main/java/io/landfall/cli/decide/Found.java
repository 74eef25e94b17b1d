package io.landfall.cli.decide;

import java.util.List;

/** What became of a subject that somebody named. */
public sealed interface Found {

    /** There is one, under this name. */
    record Known(String subject) implements Found {}

    /** There is none so far, and the name resembles no other. */
    record Unknown(String subject) implements Found {}

    /** There is none, but one whose name is near. */
    record Near(String subject, String meant) implements Found {}

    /** Several items bear, or bore, that key. */
    record Ambiguous(String subject, List<String> items) implements Found {}
}
