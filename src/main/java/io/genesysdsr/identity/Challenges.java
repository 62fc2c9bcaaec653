package io.genesysdsr.identity;

import io.genesysdsr.identity.ChallengeStore.Row;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.ProofRules.Hashed;
import io.genesysdsr.request.Unproved;
import io.genesysdsr.request.Unproved.Submitted;
import io.genesysdsr.request.Unproved.Waiting;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends links and codes to the addresses that were submitted with a request, and to no others. Nothing is looked up for
 * it: the same happens for somebody whom Genesys knows and for somebody whom nobody knows.
 */
@Component("challenges")
public class Challenges {

    private static final int AT_ONCE = 50;
    private static final int MOST_OF_A_REQUEST = 6;

    private final Unproved unproved;
    private final ChallengeStore challenges;
    private final ChallengeSettings settings;
    private final Secrets secrets;
    private final ChallengeTexts texts;
    private final Supplier<UUID> ids;

    Challenges(
            Unproved unproved,
            ChallengeStore challenges,
            ChallengeSettings settings,
            Secrets secrets,
            ChallengeTexts texts,
            Supplier<UUID> ids) {
        this.unproved = unproved;
        this.challenges = challenges;
        this.settings = settings;
        this.secrets = secrets;
        this.texts = texts;
        this.ids = ids;
    }

    /** Decides for requests that wait for proof which of their addresses are challenged. */
    @Transactional
    public void prepare() {
        if (settings.canMail() || settings.canText()) {
            unproved.take(AT_ONCE).forEach(this::prepare);
        } else {
            unproved.askedBySenders(AT_ONCE);
        }
    }

    private void prepare(Waiting waiting) {
        List<Submitted> challenged = waiting.submitted().stream()
                .filter(s -> method(s) != null)
                // What a correction is about proves nothing (11 CCR section 7060(h)).
                .filter(s -> !waiting.disputed().contains(new Hashed(s.kind(), s.hash())))
                .limit(MOST_OF_A_REQUEST)
                .toList();
        challenged.forEach(s -> challenges.add(new Row(
                ids.get(),
                waiting.requestId(),
                s.id(),
                Objects.requireNonNull(method(s)),
                s.hash(),
                waiting.source())));
        if (challenged.isEmpty()) {
            // Nothing can be sent: whoever sent the request reads what is missing, and it is theirs to ask for.
            unproved.asked(waiting.requestId());
        }
    }

    private @Nullable ProofMethod method(Submitted submitted) {
        if (submitted.kind() == IdentifierKind.EMAIL && settings.canMail()) {
            return ProofMethod.EMAIL_LINK;
        }
        return submitted.kind() == IdentifierKind.PHONE && settings.canText() ? ProofMethod.SMS_CODE : null;
    }

    /**
     * Messages that are due, each with a new secret. Its hash is committed before the message can leave; what is not
     * known to have left is sent again, with another secret, a bounded number of times.
     */
    @Transactional
    public List<ChallengeMessage> due() {
        return challenges.claim(AT_ONCE).stream()
                .map(this::message)
                .filter(m -> m.mail() != null || m.call() != null)
                .toList();
    }

    private ChallengeMessage message(Row row) {
        String handle = secrets.link();
        boolean link = row.method() == ProofMethod.EMAIL_LINK;
        String code = link ? "" : secrets.code();
        challenges.intend(
                row,
                secrets.hash(handle),
                link ? secrets.hash(handle) : secrets.codeHash(row.id(), code),
                link ? settings.linkLife() : settings.codeLife());
        return texts.message(
                row,
                unproved.value(row.requestId(), row.identifierId()),
                unproved.language(row.requestId()),
                handle,
                code);
    }

    /** The message has left: the person is asked from here on, which may stop the law's clock. */
    @Transactional
    public void sent(ChallengeMessage message) {
        challenges.sent(message.id()).ifPresent(unproved::asked);
    }
}
