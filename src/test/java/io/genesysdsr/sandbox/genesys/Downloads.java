package io.genesysdsr.sandbox.genesys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The results that can be fetched: {@code GET /api/v2/downloads/{downloadId}} on the API's host, which needs the token,
 * redirects to a signed link on the storage's host, which wants none.
 */
final class Downloads {
    private final Map<String, Download> held = new ConcurrentHashMap<>();
    private final byte[] key = new byte[32];
    private final Clock clock;
    private final Duration linkLife;
    private volatile String storageBase = "";

    Downloads(Clock clock, Duration linkLife) {
        new SecureRandom().nextBytes(key);
        this.clock = clock;
        this.linkLife = linkLife;
    }

    void servedAt(String base) {
        storageBase = base;
    }

    Download add(Archive archive, Instant ends) {
        Download download = new Download(UUID.randomUUID().toString(), archive, ends);
        held.put(download.id(), download);
        return download;
    }

    Answer download(Ask ask) {
        Download download = living(ask.variable());
        if (download == null) {
            throw new ApiFailure(ApiError.of(404, "resource.not.found", "The requested resource was not found."));
        }
        String link = link(download.id());
        return "false".equals(ask.query("issueRedirect"))
                ? Answer.json(200, Json.object().put("url", link))
                : Answer.redirect(link);
    }

    /** The storage's host: answers as S3 does, in XML where it refuses. */
    Answer stored(Ask ask) {
        if (ask.header("authorization") != null) {
            return refused(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        String expires = String.valueOf(ask.query("Expires"));
        String signature = String.valueOf(ask.query("Signature"));
        if (!isSigned(ask.variable(), expires, signature)) {
            return refused(403, "SignatureDoesNotMatch", "The signature does not match");
        }
        if (clock.instant().getEpochSecond() >= Long.parseLong(expires)) {
            return refused(403, "AccessDenied", "Request has expired");
        }
        Download download = living(ask.variable());
        return download == null
                ? refused(404, "NoSuchKey", "The specified key does not exist.")
                : file(download, ask.header("range"));
    }

    private @Nullable Download living(String id) {
        Download download = held.get(id);
        return download == null || !download.ends().isAfter(clock.instant()) ? null : download;
    }

    private static Answer file(Download download, @Nullable String range) {
        long whole = download.archive().length();
        long from = range != null && range.matches("bytes=\\d{1,18}-")
                ? Long.parseLong(range.substring(6, range.length() - 1))
                : 0;
        if (from >= whole) {
            return refused(416, "InvalidRange", "The requested range is not satisfiable");
        }
        Answer answer = Answer.stream(from == 0 ? 200 : 206, new Stretch(download.archive(), from, whole - from))
                .withHeader("ETag", '"' + download.id().replace("-", "") + '"')
                .withHeader("Accept-Ranges", "bytes");
        return from == 0
                ? answer
                : answer.withHeader("Content-Range", "bytes " + from + "-" + (whole - 1) + "/" + whole);
    }

    private static Answer refused(int status, String code, String message) {
        return Answer.text(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }

    private String link(String id) {
        String expires = Long.toString(clock.instant().plus(linkLife).getEpochSecond());
        return storageBase + "/results/" + id + "?Expires=" + expires + "&Signature=" + signature(id, expires);
    }

    private boolean isSigned(String id, String expires, String signature) {
        return expires.matches("\\d{1,15}")
                && MessageDigest.isEqual(
                        signature(id, expires).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String id, String expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((id + "\n" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
