package io.landfall.sample;

import java.util.List;

/** Who tells of the organisation. */
final class Sources {

    static final String TRACKER = "tracker:fernhaven";
    static final String DEPLOYS = "ci:fernhaven";
    static final String WEB = "telemetry:fernhaven/web";
    static final String APP = "telemetry:fernhaven/app";
    static final String FLAGS = "flags:fernhaven";
    static final String PEOPLE = "people:fernhaven";
    static final String CATALOGUE = "catalogue:fernhaven";

    static final List<String> ALL = List.of(TRACKER, DEPLOYS, WEB, APP, FLAGS, PEOPLE, CATALOGUE);

    private Sources() {}
}
