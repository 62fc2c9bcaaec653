package io.genesysdsr.delivery;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.Duty;
import io.genesysdsr.request.Addressee;
import io.genesysdsr.request.Chronicle;
import io.genesysdsr.request.Register;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox: letters are lent out to whoever sends them, and noted as sent. A replica that dies in between leaves the
 * letter due again, so it may go out twice, both times under the same message id; it never goes out not at all.
 */
@Component("letters")
public class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    private static final String NO_ADDRESS = "delivery-851";
    static final String PATIENCE_SPENT = "delivery-852";
    private static final String TO_OURSELVES = "delivery-853";
    static final String TOO_MANY = "delivery-856";
    static final String PRODUCT = "genesys-dsr";

    /** As many as are surely sent within a lease, even by a server that answers each step at the last moment. */
    private static final int AT_ONCE = 5;

    private static final int SHOWN = 500;

    private final LetterStore store;
    private final Register register;
    private final LetterWriter writer;
    private final Clocks clocks;
    private final Chronicle chronicle;
    private final DeliverySettings settings;

    Letters(
            LetterStore store,
            Register register,
            LetterWriter writer,
            Clocks clocks,
            Chronicle chronicle,
            DeliverySettings settings) {
        this.store = store;
        this.register = register;
        this.writer = writer;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.settings = settings;
        if (!settings.isSending()) {
            LOG.warn("Letters are kept and not sent, because DSR_DELIVERY_SMTP_HOST or DSR_DELIVERY_FROM is not set");
        }
    }

    /** Takes letters that are due, the oldest first; those without an address wait for a person. */
    @Transactional
    public List<Letter> claim() {
        if (!settings.isSending()) {
            return List.of();
        }
        store.claimAlone();
        store.spent(settings.patience()).forEach(letter -> setAside(letter, PATIENCE_SPENT));
        List<Letter> sendable = new ArrayList<>();
        List<Letter> claimed = store.claim(settings.lease(), AT_ONCE);
        Set<UUID> tooMany = claimed.isEmpty() ? Set.of() : store.tooMany(claimed, settings.lettersPerDay());
        for (Letter letter : claimed) {
            Addressee addressee = register.addressee(letter.requestId());
            InternetAddress address = MailAddress.of(addressee.email());
            if (address == null) {
                setAside(letter, NO_ADDRESS);
            } else if (address.getAddress().equalsIgnoreCase(settings.from())) {
                // Where that is a mailbox that requests are taken from, each letter would be a request, and so on.
                setAside(letter, TO_OURSELVES);
            } else if (tooMany.contains(letter.id()) && mayComeOfAnybody(letter, addressee)) {
                setAside(letter, TOO_MANY);
            } else {
                sendable.add(letter);
            }
        }
        return sendable;
    }

    /** Whoever knows an address can cause such a letter to it, any number of times. */
    private static boolean mayComeOfAnybody(Letter letter, Addressee addressee) {
        return letter.kind() == Letter.Kind.ACKNOWLEDGEMENT || !addressee.proved();
    }

    /** The letter as a mail, in the person's language. */
    public MimeMessage compose(Letter letter) {
        return writer.write(letter, register.addressee(letter.requestId()));
    }

    /** Notes that a mail server has taken the letter. */
    @Transactional
    public void sent(Letter letter) {
        close(letter, "SENT", PRODUCT);
    }

    /** Letters that were not sent: those that wait for a person first. */
    public List<UnsentLetter> unsent() {
        return store.unsent(SHOWN);
    }

    /**
     * Notes that the person was told in another way.
     *
     * @param actor who says so
     * @return false where the letter was sent before, or there is none
     */
    @Transactional
    public boolean sentByHand(UUID id, String actor) {
        return store.find(id)
                .map(letter -> close(letter, "SENT_BY_HAND", actor))
                .orElse(false);
    }

    /**
     * Lets a letter be tried again that waits for a person.
     *
     * @return false where it does not
     */
    @Transactional
    public boolean sendAgain(UUID id) {
        return store.again(id);
    }

    boolean close(Letter letter, String state, String actor) {
        if (!store.close(letter.id(), state)) {
            return false;
        }
        chronicle.note(
                letter.requestId(),
                state.equals("SENT") ? "LetterSent" : "LetterSentByHand",
                null,
                actor,
                Map.of("letter", letter.id().toString(), "kind", letter.kind()));
        switch (letter.kind()) {
            case ACKNOWLEDGEMENT -> clocks.told(letter.requestId(), Duty.CONFIRM);
            case EXTENSION -> clocks.told(letter.requestId(), Duty.TELL_EXTENSION);
            case COMPLETION, REFUSAL -> {}
        }
        return true;
    }

    void setAside(Letter letter, String code) {
        store.setAside(letter.id(), code);
        LOG.warn("{} letter {} about request {} was not sent", code, letter.id(), letter.requestId());
        chronicle.note(
                letter.requestId(),
                "LetterSetAside",
                code,
                PRODUCT,
                Map.of("letter", letter.id().toString(), "kind", letter.kind()));
    }
}
