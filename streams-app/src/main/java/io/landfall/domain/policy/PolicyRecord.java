package io.landfall.domain.policy;

import io.landfall.domain.fact.FactOrder;
import java.util.Map;
import java.util.Set;

/**
 * One version of the policy of a scope.
 *
 * @param pinned of a policy file: holds from the beginning and beats the other records of its scope
 * @param values by the name of the field
 * @param off names of fields that the scope unsets
 */
public record PolicyRecord(FactOrder at, String scope, boolean pinned, Map<String, Object> values, Set<String> off) {}
