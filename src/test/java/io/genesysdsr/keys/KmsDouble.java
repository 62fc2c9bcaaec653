package io.genesysdsr.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** What AWS KMS answers to {@code Encrypt} and {@code Decrypt} (AWS JSON 1.1) for one key, on loopback. */
final class KmsDouble implements AutoCloseable {

    static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final int MOST = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Aead key;
    private volatile boolean shut;

    KmsDouble() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on nobody may use the key. */
    void shut() {
        shut = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        JsonNode asked = JSON.readTree(call.getRequestBody());
        String what = Objects.requireNonNull(call.getRequestHeaders().getFirst("X-Amz-Target"));
        byte[] context = asked.path("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8);
        if (shut || !ARN.equals(asked.path("KeyId").asText())) {
            send(call, 400, Map.of("__type", "AccessDeniedException"));
            return;
        }
        try {
            switch (what) {
                case "TrentService.Encrypt" -> {
                    byte[] plaintext = asked.path("Plaintext").binaryValue();
                    if (plaintext.length > MOST) {
                        send(call, 400, Map.of("__type", "ValidationException"));
                        return;
                    }
                    send(call, 200, Map.of("KeyId", ARN, "CiphertextBlob", base64(key.encrypt(plaintext, context))));
                }
                case "TrentService.Decrypt" ->
                    send(
                            call,
                            200,
                            Map.of(
                                    "KeyId",
                                    ARN,
                                    "Plaintext",
                                    base64(key.decrypt(
                                            asked.path("CiphertextBlob").binaryValue(), context))));
                default -> send(call, 400, Map.of("__type", "UnknownOperationException"));
            }
        } catch (GeneralSecurityException e) {
            send(call, 400, Map.of("__type", "InvalidCiphertextException"));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void send(HttpExchange call, int status, Map<String, String> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
