package io.genesysdsr.intake.files;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import java.util.Locale;

/** Says why the SFTP server could not be used. Messages of the client may quote names, so none of them is passed on. */
final class SftpTrouble {

    private SftpTrouble() {}

    static String sentence(Exception e) {
        if (e instanceof JSchUnknownHostKeyException) {
            return "the SFTP server is not spoken to: its host is not in the file of dsr.intake.sftp.known-hosts";
        }
        if (e instanceof JSchChangedHostKeyException) {
            return "the SFTP server is not spoken to: its host key is another one than dsr.intake.sftp.fingerprint or"
                    + " known-hosts says; it was changed, or this is another server";
        }
        String said = e instanceof JSchException && e.getMessage() != null ? e.getMessage() : "";
        if (said.toLowerCase(Locale.ROOT).contains("auth fail") || said.startsWith("Auth cancel")) {
            return "the SFTP server refuses the login: look at dsr.intake.sftp.user, and password or key-file with"
                    + " key-passphrase";
        }
        if (said.contains("privatekey") || said.contains("NoSuchFile")) {
            return "the private key of dsr.intake.sftp.key-file cannot be read";
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
