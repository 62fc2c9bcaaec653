package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One task that a plan asks for.
 *
 * @param system which system of record
 * @param phases what it does for the task, in order, at least one
 * @param identifierId for which identifier of the request
 * @param latestSafe when it must have begun, so that the answer can still be in time
 */
public record PlannedTask(String system, List<Phase> phases, UUID identifierId, Instant latestSafe) {}
