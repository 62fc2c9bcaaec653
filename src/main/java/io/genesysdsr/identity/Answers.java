package io.genesysdsr.identity;

import io.genesysdsr.identity.ChallengeStore.Asked;
import io.genesysdsr.identity.ChallengeStore.Row;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.Proofs;
import io.genesysdsr.request.Unproved;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people answer to a challenge. A wrong answer, an unknown handle, an expired one and one that was tried too often
 * are one and the same to whoever answers, by the same single statement.
 */
@Component
public class Answers {

    private static final String OURSELVES = "genesys-dsr";
    private static final int LONGEST = 200;

    private final ChallengeStore challenges;
    private final Secrets secrets;
    private final Authenticators authenticators;
    private final Proofs proofs;
    private final Unproved unproved;
    private final Clock clock;

    Answers(
            ChallengeStore challenges,
            Secrets secrets,
            Authenticators authenticators,
            Proofs proofs,
            Unproved unproved,
            Clock clock) {
        this.challenges = challenges;
        this.secrets = secrets;
        this.authenticators = authenticators;
        this.proofs = proofs;
        this.unproved = unproved;
        this.clock = clock;
    }

    /** What the person is told. */
    public enum Told {
        /** Enough is proved. */
        DONE,
        /** It was right, and more is needed. */
        MORE,
        /** It was not right, or is not valid any more. */
        NO
    }

    /** A link came back. */
    @Transactional
    public Told link(String secret) {
        return challenges
                .tried(secrets.hashes(cut(secret)), ProofMethod.EMAIL_LINK)
                .map(asked -> redeem(asked.row(), ProofMethod.EMAIL_LINK, Factor.MAILBOX))
                .orElse(Told.NO);
    }

    /** A code was typed on the page of its challenge. */
    @Transactional
    public Told code(String handle, String typed) {
        Optional<Asked> asked = challenges.tried(secrets.hashes(cut(handle)), ProofMethod.SMS_CODE);
        String digits = cut(typed).replaceAll("[\\s-]", "");
        return asked.filter(a -> secrets.isCode(a.row().id(), digits, a.secretHash()))
                .map(a -> redeem(a.row(), ProofMethod.SMS_CODE, Factor.PHONE))
                .orElse(Told.NO);
    }

    /** The code of an authenticator was typed by somebody whose link came back. */
    @Transactional
    public Told authenticator(String secret, String typed) {
        String digits = cut(typed).replaceAll("[\\s-]", "");
        return challenges
                .redeemedLink(secrets.hashes(cut(secret)))
                .filter(row -> authenticators.isCode(address(row), digits))
                .map(row -> note(row, ProofMethod.AUTHENTICATOR, Factor.DEVICE))
                .orElse(Told.NO);
    }

    /** A message that came too late is asked for again; nobody is told whether there will be one. */
    @Transactional
    public void again(String handle) {
        challenges.again(secrets.hashes(cut(handle)));
    }

    private Identifier address(Row row) {
        return new Identifier(IdentifierKind.EMAIL, unproved.value(row.requestId(), row.identifierId()));
    }

    private Told redeem(Row row, ProofMethod method, Factor factor) {
        return challenges.redeemed(row.id()) ? note(row, method, factor) : Told.NO;
    }

    private Told note(Row row, ProofMethod method, Factor factor) {
        Proof proof = new Proof(method, Set.of(factor), OURSELVES, clock.instant(), Set.of(row.subjectHash()), null);
        return switch (proofs.note(row.requestId(), proof)) {
            case NOT_ENOUGH -> Told.MORE;
            case SUFFICES, NOT_WAITING, USED_BEFORE -> Told.DONE;
        };
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? "" : text;
    }
}
