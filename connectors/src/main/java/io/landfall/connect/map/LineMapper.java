package io.landfall.connect.map;

/** Maps the lines of one file. It may remember earlier lines of that file, so every file gets its own. */
@FunctionalInterface
public interface LineMapper {
    Mapped map(String line);
}
