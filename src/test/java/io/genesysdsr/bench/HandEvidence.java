package io.genesysdsr.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.Seal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What {@link HandLoop} leaves on S3: the product's six objects of a request, made by hand. */
final class HandEvidence {

    /** Everything about a request in one answer, as the audit file shows it. */
    private static final String DOSSIER = """
            select jsonb_build_object('format', 'by-hand/audit-file', 'version', 1,
                'asked', (select to_jsonb(r) - 'wrapped_key' - 'proof_by' - 'subject_name' - 'reference'
                    from request r where r.id = ?),
                'identifiers', (select jsonb_agg(to_jsonb(i) - 'value') from identifier i where i.request_id = ?),
                'tasks', (select jsonb_agg(to_jsonb(t)) from task t where t.request_id = ?),
                'artifacts', (select jsonb_agg(to_jsonb(a)) from artifact a where a.request_id = ?),
                'events', (select jsonb_agg(to_jsonb(e) order by e.id) from audit_event e where e.request_id = ?))::text""";

    private final ObjectMapper json = new ObjectMapper();
    private final HandDatabase database;
    private final Keys keys;
    private final S3Client s3;
    private final String bucket;
    private final String style;

    HandEvidence(HandDatabase database, Keys keys, String endpoint, String bucket) throws IOException {
        this.database = database;
        this.keys = keys;
        this.s3 = s3(endpoint);
        this.bucket = bucket;
        try (InputStream css = HandLoop.class.getResourceAsStream("/templates/evidence/availability.css")) {
            this.style = new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static S3Client s3(String endpoint) {
        return S3Client.builder()
                .forcePathStyle(true)
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
                .build();
    }

    /** Keeps the evidence of a request and answers with what its last event says of it, as JSON. */
    String of(UUID id) throws IOException, SQLException, GeneralSecurityException {
        byte[] audit = bytes(
                database.query(DOSSIER, r -> r.getString(1), id, id, id, id, id).get(0));
        byte[] data = bytes("""
                {"format":"by-hand/availability","version":1,"requestId":"%s","state":"FULFILLED","categories":[],\
                "statement":"What was held about you was erased, and it was looked for again and not found."}""".formatted(id));
        byte[] page = bytes("""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Your data</title><style>%s</style></head>
                <body><h1>What was done</h1><p>Request %s</p><p>What was held about you was erased, and it was looked for
                again and not found.</p></body></html>""".formatted(style, id));
        return json.writeValueAsString(Map.of(
                "auditFileSha256", keep(id, "audit.json", audit, "application/json"),
                "reportDataSha256", keep(id, "availability.json", data, "application/json"),
                "reportPageSha256", keep(id, "availability.html", page, "text/html; charset=utf-8"),
                "key", keys.evidenceKeyName()));
    }

    /** A file and its seal beside it, both checked on the server. */
    private String keep(UUID request, String name, byte[] content, String type)
            throws IOException, GeneralSecurityException {
        Seal seal = keys.seal(content);
        String sha256 = sha256(content);
        put("evidence/" + request + "/" + name, content, type);
        Map<String, Object> beside = new TreeMap<>(Map.of("file", name, "bytes", content.length, "sha256", sha256));
        beside.putAll(Map.of("algorithm", "HMAC-SHA256", "key", seal.keyName(), "value", seal.hmacBase64()));
        put("evidence/" + request + "/" + name + ".hmac", json.writeValueAsBytes(beside), "application/json");
        return sha256;
    }

    private void put(String key, byte[] content, String type) throws IOException {
        s3.putObject(to -> to.bucket(bucket).key(key).contentType(type), RequestBody.fromBytes(content));
        if (s3.headObject(of -> of.bucket(bucket).key(key)).contentLength() != content.length) {
            throw new IOException("stored in another size");
        }
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
