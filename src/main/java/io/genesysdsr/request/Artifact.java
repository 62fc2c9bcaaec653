package io.genesysdsr.request;

import java.util.UUID;

/**
 * One stored object, by its names alone.
 *
 * @param id ours
 * @param s3Key where it lies; made of ids, never of anything personal
 * @param isStored whether it lies there in full
 */
public record Artifact(UUID id, String s3Key, boolean isStored) {}
