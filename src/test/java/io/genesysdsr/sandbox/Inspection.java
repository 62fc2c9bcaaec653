package io.genesysdsr.sandbox;

import io.genesysdsr.evidence.ArtifactVault;
import io.genesysdsr.evidence.EvidenceVerifier;
import io.genesysdsr.evidence.EvidenceVerifier.Finding;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Dossier.StoredArtifact;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Register;
import io.genesysdsr.sandbox.Progress.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Looks at what the samples left on S3, and says of each thing whether it is as it must be. */
final class Inspection {

    private static final List<String> FILES = List.of("audit.json", "availability.json", "availability.html");

    private final ApplicationContext product;
    private final KeptEvidence evidence;
    private final EvidenceVerifier verifier;
    private final PrintStream out;
    private int wrong;

    Inspection(ApplicationContext product, KeptEvidence evidence, Keys keys, PrintStream out) {
        this.product = product;
        this.evidence = evidence;
        this.verifier = new EvidenceVerifier(keys);
        this.out = out;
    }

    /** How many things were not as they must be. */
    int wrong() {
        return wrong;
    }

    /** Inspects one sample, whose row is absent where it never came in. */
    void of(Sample sample, @Nullable Row row) {
        String state = row == null ? "absent" : String.valueOf(row.state());
        note(sample.end().equals(state), sample, "ended as " + state);
        UUID request = row == null ? null : row.requestId();
        note((request != null) == sample.isValid(), sample, request == null ? "kept out" : "entered in the ledger");
        if (request == null) {
            return;
        }
        FILES.forEach(file -> sealed(sample, request, file));
        archives(sample, request);
    }

    private void sealed(Sample sample, UUID request, String file) {
        String key = KeptEvidence.prefix(request) + file;
        List<String> there = evidence.keys(request);
        if (!there.contains(key) || !there.contains(key + ".hmac")) {
            note(false, sample, file + " or its seal is missing on S3");
            return;
        }
        Finding finding = verifier.verify(file, evidence.read(key), evidence.read(key + ".hmac"));
        note(finding == Finding.GENUINE, sample, file + " is on S3, its seal says " + finding);
    }

    private void archives(Sample sample, UUID request) {
        List<StoredArtifact> artifacts =
                product.getBean(Dossiers.class).of(request).artifacts();
        long full = artifacts.stream().filter(a -> !a.empty()).count();
        note((full > 0) == sample.archives(), sample, full + " archive(s) about the person");
        artifacts.forEach(artifact -> note(
                artifact.state().equals("STORED") && hash(request, artifact).equals(artifact.sha256()),
                sample,
                "an archive of " + artifact.bytes() + " bytes opens, and its SHA-256 is the recorded one"));
    }

    private String hash(UUID request, StoredArtifact artifact) {
        try (InputStream stored = product.getBean(ArtifactVault.class)
                .open(artifact.s3Key(), product.getBean(Register.class).key(request))) {
            DigestOutputStream sha256 =
                    new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"));
            stored.transferTo(sha256);
            return HexFormat.of().formatHex(sha256.getMessageDigest().digest());
        } catch (IOException e) {
            return "unreadable, " + e.getMessage();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void note(boolean right, Sample sample, String what) {
        wrong += right ? 0 : 1;
        out.printf("  %-6s %-16s %s%n", right ? "ok" : "WRONG", sample.reference(), what);
    }
}
