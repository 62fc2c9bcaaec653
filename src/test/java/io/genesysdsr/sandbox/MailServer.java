package io.genesysdsr.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A real mail server on this machine: SMTP takes everything, IMAP shows it to users that were made. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    /** Starts it on free ports of loopback and returns when it answers. */
    public static MailServer start() {
        return start(0);
    }

    /** The same, taking mail on a certain port, such as that of one that was closed. */
    public static MailServer start(int smtpPort) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            onLoopback(smtpPort, ServerSetup.PROTOCOL_SMTP), onLoopback(0, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        return new MailServer(server);
    }

    /** One that does not give up after two seconds, which a busy machine may need to start it. */
    public static ServerSetup onLoopback(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    /** Where it takes mail. */
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** Where it shows mail. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Somebody with a mailbox, who logs in with the address and a password. */
    public void createUser(String address, String password) {
        server.setUser(address, password);
    }

    /** All that it took so far, for whomever. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
