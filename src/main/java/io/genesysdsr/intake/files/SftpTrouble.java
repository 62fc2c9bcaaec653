package io.genesysdsr.intake.files;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import java.util.regex.Pattern;

/** Says why the SFTP server could not be used. Messages of the client may quote names, so none of them is passed on. */
final class SftpTrouble {

    /** What the client says where it could not log in. */
    private static final Pattern LOGIN = Pattern.compile("(?i)auth|passphrase|decrypt");

    private SftpTrouble() {}

    /** The private key cannot be read. */
    static final class KeyUnusable extends JSchException {

        KeyUnusable(JSchException cause) {
            super("The private key cannot be read", cause);
        }
    }

    static String sentence(Exception e) {
        if (e instanceof JSchUnknownHostKeyException) {
            return "the SFTP server is not spoken to: its host is not in the file of dsr.intake.sftp.known-hosts";
        }
        if (e instanceof JSchChangedHostKeyException) {
            return "the SFTP server is not spoken to: its host key is another one than dsr.intake.sftp.fingerprint or"
                    + " known-hosts says; it was changed, or this is another server";
        }
        String said = e instanceof JSchException && e.getMessage() != null ? e.getMessage() : "";
        if (e instanceof KeyUnusable) {
            return "the private key of dsr.intake.sftp.key-file cannot be read, or key-passphrase does not open it";
        }
        if (LOGIN.matcher(said).find()) {
            return "the SFTP server refuses the login: look at dsr.intake.sftp.user, and password or key-file with"
                    + " key-passphrase";
        }
        return "the SFTP server does not answer or refuses: " + kind(e);
    }

    /** The kind of the exception and the server's status say enough. */
    private static String kind(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String status = e instanceof SftpException refused ? " " + refused.id : "";
        return e.getClass().getSimpleName()
                + status
                + (root == e ? "" : ", " + root.getClass().getSimpleName());
    }
}
