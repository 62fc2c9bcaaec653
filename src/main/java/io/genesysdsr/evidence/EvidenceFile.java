package io.genesysdsr.evidence;

import java.util.UUID;

/**
 * One file of evidence, before it is sealed and stored.
 *
 * @param requestId the request that it is about
 * @param name its name, the same for every request
 * @param contentType its media type
 * @param content exactly what is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // Two files are never compared.
public record EvidenceFile(UUID requestId, String name, String contentType, byte[] content) {

    static final String AUDIT = "audit.json";
    static final String REPORT_DATA = "availability.json";
    static final String REPORT_PAGE = "availability.html";
    static final String JSON = "application/json";

    /** Where it goes, {@code evidence/<request id>/<name>}. */
    String s3Key() {
        return "evidence/" + requestId + "/" + name;
    }

    @Override
    public String toString() {
        return "EvidenceFile[" + s3Key() + "]";
    }
}
