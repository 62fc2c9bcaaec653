package io.genesysdsr.evidence;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.Seal;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals and stores files of evidence, and closes a request once all of its evidence is there. */
@Component("evidence")
public class Evidence {

    private static final String SEAL_SUFFIX = ".hmac";

    private final ArtifactVault store;
    private final Keys keys;
    private final Docket docket;

    Evidence(ArtifactVault store, Keys keys, Docket docket) {
        this.store = store;
        this.keys = keys;
        this.docket = docket;
    }

    /**
     * Stores a file with its seal beside it. A second time, as after a crash, it replaces both; the content is made from
     * the dossier alone, so that it is then the same.
     *
     * @throws io.genesysdsr.failure.Failure if one of them could not be stored
     */
    public KeptFile keep(EvidenceFile file) {
        Seal seal = keys.seal(file.content());
        SealFile sealFile = SealFile.of(file, seal);
        docket.requireClosing(file.requestId());
        store.put(file.s3Key(), file.content(), file.contentType());
        store.put(file.s3Key() + SEAL_SUFFIX, CanonicalJson.write(sealFile), EvidenceFile.JSON);
        return new KeptFile(file.requestId(), file.name(), sealFile.sha256(), seal.keyName());
    }

    /**
     * Closes the request as its dossier says. Each file must have been kept in this very run: a step that was lost from
     * a route must not go unnoticed.
     *
     * @throws IllegalStateException if one of them was not, or nobody can know how the request ends
     */
    public void close(
            Request request,
            Dossier dossier,
            @Nullable KeptFile auditFile,
            @Nullable KeptFile reportData,
            @Nullable KeptFile reportPage) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(
                "auditFileSha256", kept(request, auditFile, EvidenceFile.AUDIT).sha256Hex());
        details.put(
                "reportDataSha256",
                kept(request, reportData, EvidenceFile.REPORT_DATA).sha256Hex());
        details.put(
                "reportPageSha256",
                kept(request, reportPage, EvidenceFile.REPORT_PAGE).sha256Hex());
        details.put("key", kept(request, auditFile, EvidenceFile.AUDIT).keyName());
        Ending ending = Ending.of(dossier);
        if (ending.assurance() != null) {
            details.put("confirmation", ending.assurance().name());
        }
        docket.close(request, ending.state(), ending.code(), details);
    }

    private static KeptFile kept(Request request, @Nullable KeptFile file, String name) {
        if (file == null || !file.name().equals(name) || !file.requestId().equals(request.id())) {
            throw new IllegalStateException("Request %s is to close without its %s".formatted(request.id(), name));
        }
        return file;
    }
}
