package io.genesysdsr.intake.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that this replica was lent. Its name may be personal: its text shows the mark alone.
 *
 * @param id in the ledger of files
 * @param mark what it is called while it is worked on
 * @param state how far it is
 * @param sha256 of its content, once it was surveyed
 * @param sameAs the earlier file with the same content, or null
 * @param bytes how many, once it was surveyed
 * @param encoding in which it is written, once it was surveyed
 * @param name its sender's
 * @param writtenAt when its sender finished it
 * @param lastRow up to which row it was taken
 * @param code why it goes to quarantine, or null
 * @param version under which it was lent
 */
public record IntakeFile(
        long id,
        UUID mark,
        State state,
        @Nullable String sha256,
        @Nullable Long sameAs,
        long bytes,
        @Nullable String encoding,
        String name,
        @Nullable Instant writtenAt,
        long lastRow,
        @Nullable String code,
        int version) {

    /** How far a file is. */
    public enum State {
        /** Noted, and moved out of its sender's reach; nothing was read. */
        FOUND,
        /** Its content is known, its rows are being taken. */
        TAKING,
        /** Its rows are in the intake table; when the last of them is decided, the results are written. */
        TAKEN,
        /** Results are written, the original lies with the done ones. */
        DONE,
        /** Results are written, the original lies in quarantine. */
        QUARANTINED
    }

    @Override
    public String toString() {
        return "IntakeFile[" + mark + "]";
    }
}
