package io.genesysdsr.intake.files;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.intake.SftpSettings;
import io.genesysdsr.intake.files.SftpFolder.Found;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes files of requests in: notes each one before it is moved out of its sender's reach, learns what is in it, and has its
 * rows put into the intake table. What fails stays lent until its lease ends; then this replica or another goes on.
 */
@Component("intakeFiles")
public class IntakeFiles {

    static final int MOST_ATTEMPTS = 20;
    static final String NO_PROGRESS = "intake-116";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeFiles.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(366);

    private final SftpFolder folder;
    private final IntakeFileStore files;
    private final RowStaging staging;
    private final SftpSettings settings;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Settled settled;

    IntakeFiles(
            SftpFolder folder,
            IntakeFileStore files,
            RowStaging staging,
            SftpSettings settings,
            Clock clock,
            Supplier<UUID> ids) {
        this.folder = folder;
        this.files = files;
        this.staging = staging;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.settled = new Settled(settings.settle());
    }

    /**
     * Moves each complete file out of its sender's reach, so that nobody writes over it while it is worked on; before that its
     * name is noted, so that it can be found again whatever happens.
     */
    public void collect() {
        folder.prepare(Names.OWN);
        Instant now = clock.instant();
        settled.of(folder.list(MOST_AT_ONCE), now).stream()
                .filter(file -> !Names.isUnfinished(file.name()))
                .forEach(file -> collect(file, now));
    }

    private void collect(Found file, Instant now) {
        UUID mark = ids.get();
        Instant written = file.writtenAt();
        boolean plausible = written.isBefore(now.plus(SKEW)) && written.isAfter(now.minus(OLDEST));
        long id = files.find(mark, file.name(), plausible && written.isBefore(now) ? written : now, settings.lease());
        if (folder.move(file.name(), Names.AT_WORK + "/" + mark)) {
            files.found(id);
        } else {
            files.forget(id);
        }
    }

    /** Lends a file for which there is something to do now; null where there is none, or the server is away. */
    public @Nullable IntakeFile due() {
        return folder.isThere() ? files.lend(settings.lease()).orElse(null) : null;
    }

    /** Reads all bytes of a file for its hash and its encoding, and notes whether its content is new. */
    public void survey(IntakeFile file) {
        if (file.code() != null) {
            files.taken(file, file.code());
            return;
        }
        long bytes = folder.size(Names.atWork(file));
        if (bytes < 0) {
            // It was noted and never moved: it lies where it lay, or another replica has it.
            files.forget(file.id());
            return;
        }
        Survey survey = survey(file, bytes);
        if (files.isNew(file, survey)) {
            LOG.info("File {} of {} bytes is taken in", file.mark(), bytes);
        } else {
            files.isAgain(file, survey);
        }
    }

    private Survey survey(IntakeFile file, long bytes) {
        Surveyor surveyor = new Surveyor();
        byte[] buffer = new byte[1 << 16];
        Instant renew = clock.instant().plus(settings.lease().dividedBy(3));
        try (InputStream stream = new WholeStream(folder.open(Names.atWork(file)), bytes)) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                surveyor.read(buffer, n);
                if (clock.instant().isAfter(renew)) {
                    requireLease(files.renew(file, settings.lease()));
                    renew = clock.instant().plus(settings.lease().dividedBy(3));
                }
            }
        } catch (IOException e) {
            throw folder.away(e);
        }
        return surveyor.finish();
    }

    static void requireLease(boolean held) {
        if (!held) {
            throw TryLater.withoutEffect("intake-132", null);
        }
    }

    /** Puts the rows of a file into the intake table, from where an earlier attempt stopped. */
    public void take(IntakeFile file) {
        String code = file.code() != null ? file.code() : staging.stage(file);
        requireLease(files.taken(file, code));
    }
}
