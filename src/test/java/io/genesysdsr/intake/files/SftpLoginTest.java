package io.genesysdsr.intake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.intake.SftpSettings;
import io.genesysdsr.sandbox.SftpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How the product logs in to the SFTP server, and whom it takes for it. */
@ExtendWith(OutputCaptureExtension.class)
class SftpLoginTest {

    private static final String PASSPHRASE = "open sesame";
    private static final String ANOTHER_KEY = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static SftpServer server;

    @TempDir
    Path files;

    @BeforeAll
    static void start() {
        server = SftpServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyOfOpenSshLogsIn() throws Exception {
        assertThat(login(null, openSsh(null), null).list(1)).isEmpty();
    }

    @Test
    void aKeyOfOpenSshWithAPassphraseLogsIn(CapturedOutput log) throws Exception {
        Path key = openSsh(PASSPHRASE);
        assertThat(login(null, key, PASSPHRASE).list(1)).isEmpty();
        refused(login(null, key, "guessed"));
        assertThat(log.getAll()).contains("key-passphrase");
    }

    @Test
    void aKeyInPemLogsIn() throws Exception {
        assertThat(login(null, pem(null), null).list(1)).isEmpty();
    }

    @Test
    void aKeyInPemWithAPassphraseLogsIn() throws Exception {
        Path key = pem(PASSPHRASE);
        assertThat(login(null, key, PASSPHRASE).list(1)).isEmpty();
        refused(login(null, key, "guessed"));
    }

    @Test
    void aKeyThatTheServerDoesNotKnowAndAWrongPasswordAreRefusedWithWhatToLookAt(CapturedOutput log) throws Exception {
        KeyPair stranger = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        Path key = files.resolve("stranger");
        stranger.writePrivateKey(key.toString());
        refused(login(null, key, null));
        refused(login("wrong", null, null));
        assertThat(log.getAll().lines().filter(l -> l.contains("refuses the login: look at dsr.intake.sftp.user")))
                .hasSize(2);
        assertThat(log.getAll()).doesNotContain("wrong\"");
    }

    @Test
    void aKeyFileThatIsNoneIsSaid(CapturedOutput log) throws Exception {
        refused(login(null, Files.writeString(files.resolve("no-key"), "no key"), null));
        assertThat(log.getAll()).contains("the private key of dsr.intake.sftp.key-file cannot be read");
    }

    @Test
    void theFingerprintTellsTheServerFromAnother(CapturedOutput log) {
        assertThat(folder(SftpServer.PASSWORD, null, null, null, server.fingerprint() + "=")
                        .list(1))
                .isEmpty();
        refused(folder(SftpServer.PASSWORD, null, null, null, ANOTHER_KEY));
        assertThat(log.getAll()).contains("its host key is another one than dsr.intake.sftp.fingerprint");
    }

    @Test
    void theFileOfKnownHostsTellsTheServerFromAnother(CapturedOutput log) throws Exception {
        String host = "[127.0.0.1]:" + server.port() + " ";
        assertThat(known(host + PublicKeyEntry.toString(server.hostKey())).list(1))
                .isEmpty();
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        refused(known(host + PublicKeyEntry.toString(keys.generateKeyPair().getPublic())));
        assertThat(log.getAll()).contains("its host key is another one than");
        assertThat(log.getAll()).doesNotContain("its host is not in the file");
        refused(known("another.example.org " + PublicKeyEntry.toString(server.hostKey())));
        assertThat(log.getAll()).contains("its host is not in the file of dsr.intake.sftp.known-hosts");
    }

    @Test
    void aServerThatGoesAwayIsFoundAgain(CapturedOutput log) {
        SftpFolder folder = login(SftpServer.PASSWORD, null, null);
        assertThat(folder.list(1)).isEmpty();
        server.leave();
        refused(folder);
        assertThat(folder.isThere()).isFalse();
        assertThat(log.getAll()).contains("intake-131: the SFTP server does not answer or refuses: ");
        server.comeBack();
        assertThat(folder.list(1)).isEmpty();
        assertThat(folder.isThere()).isTrue();
    }

    private static void refused(SftpFolder folder) {
        assertThatThrownBy(() -> folder.list(1)).isInstanceOf(TryLater.class).hasMessageContaining("intake-131");
    }

    private Path openSsh(@Nullable String passphrase) throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        java.security.KeyPair pair = keys.generateKeyPair();
        Path file = files.resolve("openssh");
        OpenSSHKeyEncryptionContext closing = null;
        if (passphrase != null) {
            closing = new OpenSSHKeyEncryptionContext();
            closing.setPassword(passphrase);
            closing.setCipherName("AES");
            closing.setCipherType("256");
            closing.setCipherMode("CTR");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", closing, out);
        }
        assertThat(Files.readString(file)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        server.trust(pair.getPublic());
        return file;
    }

    private Path pem(@Nullable String passphrase) throws JSchException, IOException, GeneralSecurityException {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        Path file = files.resolve("pem");
        pair.writePrivateKey(file.toString(), passphrase == null ? null : passphrase.getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(file)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        String entry = "ssh-rsa " + Base64.getEncoder().encodeToString(pair.getPublicKeyBlob());
        server.trust(AuthorizedKeyEntry.parseAuthorizedKeyEntry(entry).resolvePublicKey(null, null));
        return file;
    }

    private SftpFolder known(String line) throws IOException {
        Path file = Files.write(files.resolve("known_hosts"), List.of(line));
        return folder(SftpServer.PASSWORD, null, null, file.toString(), null);
    }

    private static SftpFolder login(@Nullable String password, @Nullable Path key, @Nullable String passphrase) {
        return folder(password, key == null ? null : key.toString(), passphrase, null, server.fingerprint());
    }

    private static SftpFolder folder(
            @Nullable String password,
            @Nullable String key,
            @Nullable String passphrase,
            @Nullable String knownHosts,
            @Nullable String fingerprint) {
        Duration short1 = Duration.ofSeconds(10);
        SftpSettings settings = new SftpSettings(
                "127.0.0.1",
                server.port(),
                "",
                SftpServer.USER,
                password,
                key,
                passphrase,
                true,
                knownHosts,
                fingerprint,
                1000,
                short1,
                short1,
                short1);
        return new SftpFolder(new SftpSession(settings), settings);
    }
}
