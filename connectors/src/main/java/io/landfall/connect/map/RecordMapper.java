package io.landfall.connect.map;

import java.util.List;

/** Maps the records of one delimited file, given its header. It may remember earlier records, so every file gets its own. */
@FunctionalInterface
public interface RecordMapper {
    /** @param cells as many as the header has columns */
    Mapped map(List<String> cells);
}
