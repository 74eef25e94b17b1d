package io.landfall.domain.source;

import io.landfall.domain.fact.DecisionFact;
import java.util.List;

/** All that is known of a telemetry source: the hours in which it was heard, and what was decided on it. */
public record SourceTimeline(String source, Heard heard, List<DecisionFact> decisions) {}
