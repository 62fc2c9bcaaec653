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
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        return new MailServer(server);
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
