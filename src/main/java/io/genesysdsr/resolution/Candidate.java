package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the person, with everything that speaks for and against it. Personal data, kept encrypted.
 *
 * @param number from 1, by which a person chooses
 * @param target what systems would be asked for
 * @param names under which it is known
 * @param knownBy all of its identifiers
 * @param agreements what speaks for it, the surest first
 * @param conflicts what speaks against it
 * @param changed when the record was last changed, null where nobody says
 * @param score from 0 to 100
 * @param standing what became of it
 */
record Candidate(
        int number,
        Identifier target,
        Set<String> names,
        Set<Identifier> knownBy,
        List<Agreement> agreements,
        Set<Conflict> conflicts,
        @Nullable Instant changed,
        int score,
        Standing standing) {

    /** What became of a candidate. */
    enum Standing {
        /** Sure enough. */
        ACCEPTED,
        /** A person must say. */
        DOUBTFUL,
        /** The master customer index has it for another customer. */
        SET_ASIDE,
        /** A person said so. */
        CHOSEN
    }

    Candidate as(int place, Standing decided) {
        return new Candidate(place, target, names, knownBy, agreements, conflicts, changed, score, decided);
    }

    @Override
    public String toString() {
        return "Candidate[" + number + " " + target.kind() + " " + score + " " + standing + "]";
    }
}
