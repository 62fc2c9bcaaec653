package io.genesysdsr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on loopback over a folder on disk, which can go away and come back. */
public final class SftpServer implements AutoCloseable {

    public static final String USER = "sandbox";
    public static final String PASSWORD = "sandbox";

    private final Path folder;
    private final SimpleGeneratorHostKeyProvider key = new SimpleGeneratorHostKeyProvider();
    private final Set<PublicKey> trusted = ConcurrentHashMap.newKeySet();
    private SshServer server;
    private int port;

    private SftpServer(Path folder) {
        this.folder = folder;
        key.setAlgorithm(KeyUtils.EC_ALGORITHM);
        key.setKeySize(256);
        server = open(0);
        port = server.getPort();
    }

    /** Starts one on a free port over a new folder. */
    public static SftpServer start() {
        try {
            return new SftpServer(Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "sandbox").toAbsolutePath()), "sftp-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SshServer open(int onPort) {
        SshServer opened = SshServer.setUpDefaultServer();
        opened.setHost("127.0.0.1");
        opened.setPort(onPort);
        opened.setKeyPairProvider(key);
        opened.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        opened.setPublickeyAuthenticator((user, given, session) ->
                user.equals(USER) && trusted.stream().anyMatch(one -> KeyUtils.compareKeys(one, given)));
        opened.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        opened.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        try {
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that the login sees as its own. */
    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** From now on whoever has the other half of this key may log in. */
    public void trust(PublicKey login) {
        trusted.add(login);
    }

    /** Its host key. */
    public PublicKey hostKey() {
        return key.loadKeys(null).iterator().next().getPublic();
    }

    /** Its host key's, as {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey());
    }

    /** Breaks every connection, as a network does. */
    public void cut() {
        List.copyOf(server.getActiveSessions()).forEach((AbstractSession session) -> session.close(true));
    }

    /** Goes away. */
    public void leave() {
        cut();
        close();
    }

    /** Is there again, on the same port with the same key. */
    public void comeBack() {
        server = open(port);
    }

    @Override
    public void close() {
        try {
            server.close(true).await(Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
