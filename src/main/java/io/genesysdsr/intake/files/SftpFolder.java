package io.genesysdsr.intake.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.intake.SftpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The folder on the SFTP server, and nothing outside of it. Names that are given here are single names or begin with one of
 * the product's own folders; the client would read {@code *}, {@code ?} and {@code \} as patterns, so they are quoted.
 */
@Component
class SftpFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SftpFolder.class);
    private static final String AWAY = "intake-131";

    private final SftpSession session;
    private final String folder;

    SftpFolder(SftpSession session, SftpSettings settings) {
        this.session = session;
        this.folder = settings.folder().isBlank() ? "." : settings.folder().replaceAll("(?<=.)/+$", "");
    }

    /** A file that lies in the folder; its name is its sender's. */
    record Found(String name, long bytes, Instant writtenAt) {

        @Override
        public String toString() {
            return "Found[" + bytes + " bytes]";
        }
    }

    /** Something to do on the server. */
    private interface Errand<T> {
        T run(ChannelSftp channel) throws SftpException, IOException;
    }

    /** Regular files in the folder itself, no links, up to a number. */
    List<Found> list(int most) {
        return run(channel -> {
            List<Found> found = new ArrayList<>();
            channel.ls(quoted(""), entry -> {
                SftpATTRS attributes = entry.getAttrs();
                if (attributes.isReg() && !attributes.isLink() && isOneName(entry)) {
                    found.add(new Found(
                            entry.getFilename(),
                            attributes.getSize(),
                            Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()))));
                }
                return found.size() < most ? LsEntrySelector.CONTINUE : LsEntrySelector.BREAK;
            });
            return found;
        });
    }

    private static boolean isOneName(LsEntry entry) {
        String name = entry.getFilename();
        return !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** Makes the product's own folders where they are missing. */
    void prepare(List<String> own) {
        run(channel -> {
            for (String name : own) {
                if (attributes(channel, name) == null) {
                    channel.mkdir(quoted(name));
                }
            }
            return true;
        });
    }

    /** How many bytes a file has; -1 where there is none. */
    long size(String name) {
        return run(channel -> {
            SftpATTRS attributes = attributes(channel, name);
            return attributes == null || !attributes.isReg() ? -1 : attributes.getSize();
        });
    }

    /** Renames in one step, over what is there; false where there is nothing to rename. */
    boolean move(String from, String to) {
        return run(channel -> {
            if (attributes(channel, from) == null) {
                return false;
            }
            try {
                channel.rename(quoted(from), quoted(to));
            } catch (SftpException e) {
                if (attributes(channel, from) == null) {
                    return false;
                }
                if (attributes(channel, to) == null) {
                    throw e;
                }
                // A server without OpenSSH's atomic rename never renames over a file.
                channel.rm(quoted(to));
                channel.rename(quoted(from), quoted(to));
            }
            return true;
        });
    }

    InputStream open(String name) {
        return run(channel -> channel.get(quoted(name)));
    }

    OutputStream write(String name) {
        return run(channel -> channel.put(quoted(name), ChannelSftp.OVERWRITE));
    }

    void remove(String name) {
        run(channel -> {
            if (attributes(channel, name) != null) {
                channel.rm(quoted(name));
            }
            return true;
        });
    }

    /** Whether the server answered so far, so that it is worth while to begin something. */
    boolean isThere() {
        return session.isOpen();
    }

    /** Reading or writing a stream failed: the connection is not used again. */
    TryLater away(Exception cause) {
        session.drop();
        LOG.warn("{}: {}", AWAY, SftpTrouble.sentence(cause));
        return TryLater.withoutEffect(AWAY, null);
    }

    private <T> T run(Errand<T> errand) {
        try {
            return errand.run(session.channel());
        } catch (JSchException | SftpException | IOException e) {
            throw away(e);
        }
    }

    private @Nullable SftpATTRS attributes(ChannelSftp channel, String name) throws SftpException {
        try {
            return channel.lstat(quoted(name));
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private String quoted(String name) {
        return name.isEmpty() ? escape(folder) : escape(folder) + "/" + escape(name);
    }

    private static String escape(String path) {
        return path.replaceAll("[\\\\?*]", "\\\\$0");
    }
}
