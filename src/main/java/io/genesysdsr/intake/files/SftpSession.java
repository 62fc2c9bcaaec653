package io.genesysdsr.intake.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.UserInfo;
import io.genesysdsr.intake.SftpSettings;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One connection to the SFTP server, opened when it is needed and kept while it holds. */
@Component
class SftpSession {

    private static final int KEEP_ALIVE_MILLIS = 15_000;

    private final SftpSettings settings;
    private @Nullable Session session;
    private @Nullable ChannelSftp channel;

    SftpSession(SftpSettings settings) {
        this.settings = settings;
    }

    /** The open channel. */
    synchronized ChannelSftp channel() throws JSchException {
        if (channel == null || !channel.isConnected() || session == null || !session.isConnected()) {
            drop();
            session = connect();
            channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(millis());
        }
        return channel;
    }

    /** Whether the connection held so far. */
    synchronized boolean isOpen() {
        return channel != null && channel.isConnected();
    }

    /** Closes the connection, after a failure for instance: the next call opens a new one. */
    synchronized void drop() {
        if (session != null) {
            session.disconnect();
        }
        session = null;
        channel = null;
    }

    private Session connect() throws JSchException {
        JSch client = new JSch();
        if (settings.keyFile() != null) {
            addKey(client);
        }
        Session opened = client.getSession(settings.user(), settings.host(), settings.port());
        if (!settings.checkHostKey()) {
            opened.setConfig("StrictHostKeyChecking", "no");
        } else if (settings.fingerprint() != null) {
            opened.setConfig("StrictHostKeyChecking", "yes");
            opened.setHostKeyRepository(new Fingerprint(settings.fingerprint()));
        } else {
            opened.setConfig("StrictHostKeyChecking", "yes");
            client.setKnownHosts(Objects.requireNonNull(settings.knownHosts()));
        }
        opened.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
        if (settings.password() != null) {
            opened.setPassword(settings.password());
        }
        opened.setServerAliveInterval(KEEP_ALIVE_MILLIS);
        opened.setDaemonThread(true);
        opened.connect(millis());
        opened.setTimeout(millis());
        return opened;
    }

    private void addKey(JSch client) throws JSchException {
        try {
            client.addIdentity(settings.keyFile(), settings.keyPassphrase());
        } catch (JSchException e) {
            throw new SftpTrouble.KeyUnusable(e);
        }
    }

    private int millis() {
        return (int) settings.timeout().toMillis();
    }

    /** Knows one key by its fingerprint, and no other. */
    private record Fingerprint(String expected) implements HostKeyRepository {

        @Override
        public int check(String host, byte[] key) {
            byte[] hash = Surveyor.sha256().digest(key);
            String found = "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
            String wanted = expected.strip().replaceAll("=+$", "");
            return MessageDigest.isEqual(found.getBytes(UTF_8), wanted.getBytes(UTF_8)) ? OK : CHANGED;
        }

        private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

        @Override
        public void add(HostKey hostkey, UserInfo ui) {
            // Nothing is learned on the way.
        }

        @Override
        public void remove(String host, String type) {
            // Nothing was learned.
        }

        @Override
        public void remove(String host, String type, byte[] key) {
            // Nothing was learned.
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "fingerprint";
        }

        @Override
        public HostKey[] getHostKey() {
            return new HostKey[0];
        }

        @Override
        public HostKey[] getHostKey(String host, String type) {
            return new HostKey[0];
        }
    }
}
