package io.genesysdsr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.identity.IdentitySettings.Needs;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.ProofRules.Asked;
import io.genesysdsr.request.ProofRules.Hashed;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which facts suffice for which right, and what is said to be missing. */
class ProofWeighingTest {

    private static final Map<Right, Strength> USUAL = Map.of(
            Right.ACCESS, Strength.ONE_FACTOR,
            Right.RECTIFICATION, Strength.ONE_FACTOR,
            Right.ERASURE, Strength.TWO_FACTORS,
            Right.PORTABILITY, Strength.TWO_FACTORS);
    private static final Hashed MAIL = new Hashed(IdentifierKind.EMAIL, "mail");
    private static final Hashed PHONE = new Hashed(IdentifierKind.PHONE, "phone");

    private final ProofWeighing weighing = new ProofWeighing(new IdentitySettings(
            new Needs(USUAL, Map.of(Regulation.CCPA, Map.of(Right.ACCESS, Strength.TWO_FACTORS))),
            List.of(),
            Duration.ofDays(1),
            Duration.ofMinutes(1)));

    private static Asked asked(Right right, Hashed... identifiers) {
        return new Asked(Regulation.GDPR, right, List.of(identifiers), Set.of());
    }

    private static Proof agent(Factor... factors) {
        return new Proof(ProofMethod.AGENT_ATTESTED, Set.of(factors), "desk", Instant.EPOCH, Set.of(), null);
    }

    private static Proof link() {
        return new Proof(
                ProofMethod.EMAIL_LINK, Set.of(Factor.MAILBOX), "genesys-dsr", Instant.EPOCH, Set.of("mail"), null);
    }

    private static Proof code() {
        return new Proof(
                ProofMethod.SMS_CODE, Set.of(Factor.PHONE), "genesys-dsr", Instant.EPOCH, Set.of("phone"), null);
    }

    private @Nullable String missing(Asked asked, Proof... proofs) {
        return weighing.weigh(asked, List.of(proofs)).missing();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS, DOCUMENT, true",
        "ACCESS, UNNAMED, true",
        "ERASURE, DOCUMENT, false",
        "ERASURE, UNNAMED, false",
        "ERASURE, DOCUMENT CALLBACK, true",
        "ERASURE, PHONE CALLBACK, false",
        "ERASURE, SECRET ACCOUNT_DATA, false",
        "ERASURE, SECRET DEVICE, true",
        "ERASURE, DOCUMENT UNNAMED, false",
        "PORTABILITY, MAILBOX PHONE, true",
        "PORTABILITY, MAILBOX, false",
        "RECTIFICATION, ACCOUNT_DATA, true",
    })
    void factorsSufficeOrNot(Right right, String factors, boolean suffices) {
        Factor[] all =
                java.util.Arrays.stream(factors.split(" ")).map(Factor::valueOf).toArray(Factor[]::new);
        assertThat(weighing.weigh(asked(right, MAIL), List.of(agent(all))).isMet())
                .isEqualTo(suffices);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void nothingIsNeverEnough(Right right) {
        assertThat(missing(asked(right, MAIL))).startsWith("proof-501: ");
    }

    @Test
    void twoProofsOfOneFactorEachAreTwoFactors() {
        assertThat(missing(asked(Right.ERASURE, MAIL, PHONE), link()))
                .isEqualTo("proof-502: a second, different factor is needed; proved so far: MAILBOX");
        assertThat(missing(asked(Right.ERASURE, MAIL, PHONE), link(), link())).startsWith("proof-502: ");
        assertThat(missing(asked(Right.ERASURE, MAIL, PHONE), link(), code())).isNull();
    }

    @Test
    void aLinkSpeaksForItsAddressAndForNoOther() {
        assertThat(missing(asked(Right.ACCESS, MAIL), link())).isNull();
        assertThat(missing(asked(Right.ACCESS, MAIL, PHONE), link()))
                .isEqualTo("proof-504: nothing that was proved speaks for the identifiers of kind PHONE");
        assertThat(missing(asked(Right.ACCESS, MAIL, new Hashed(IdentifierKind.EMAIL, "victim")), link()))
                .startsWith("proof-504: ");
        assertThat(missing(asked(Right.ACCESS, MAIL, PHONE), link(), agent(Factor.DOCUMENT)))
                .isNull();
    }

    @Test
    void aNameOrAPostalAddressNeedsNoProofOfItsOwn() {
        assertThat(missing(asked(Right.ACCESS, MAIL, new Hashed(IdentifierKind.NAME, "ada")), link()))
                .isNull();
    }

    @Test
    void aCorrectionIsNotProvedByWhatItCorrects() {
        Asked correction = new Asked(
                Regulation.CCPA,
                Right.RECTIFICATION,
                List.of(MAIL),
                Set.of(MAIL, new Hashed(IdentifierKind.EMAIL, "new")));
        Proof toTheNew = new Proof(
                ProofMethod.EMAIL_LINK, Set.of(Factor.MAILBOX), "genesys-dsr", Instant.EPOCH, Set.of("new"), null);
        for (Proof disputed : List.of(link(), toTheNew, agent(Factor.MAILBOX), agent(Factor.UNNAMED))) {
            assertThat(missing(correction, disputed)).startsWith("proof-503: ").contains("EMAIL");
        }
        assertThat(missing(correction, agent(Factor.MAILBOX, Factor.DOCUMENT))).isNull();
        assertThat(missing(correction, agent(Factor.CALLBACK))).isNull();
    }

    @Test
    void aRegulationMayNeedMore() {
        Asked california = new Asked(Regulation.CCPA, Right.ACCESS, List.of(MAIL), Set.of());
        assertThat(missing(california, link())).startsWith("proof-502: ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Right.class,
            names = {"ERASURE", "PORTABILITY"})
    void noSettingAllowsLessThanTwoForWhatCannotBeTakenBack(Right right) {
        Map<Right, Strength> less = new EnumMap<>(USUAL);
        less.put(right, Strength.ONE_FACTOR);
        assertThatThrownBy(() -> new Needs(less, Map.of()))
                .hasMessage("dsr.identity.needs.any." + right + " in application.yaml must be at least TWO_FACTORS");
        assertThatThrownBy(() -> new Needs(USUAL, Map.of(Regulation.LGPD, Map.of(right, Strength.ONE_FACTOR))))
                .hasMessageContaining("dsr.identity.needs.only.LGPD." + right);
        less.remove(right);
        assertThatThrownBy(() -> new Needs(less, Map.of())).hasMessageContaining("has no line for " + right);
    }

    @Test
    void noSettingAllowsNothing() {
        Map<Right, Strength> none = new EnumMap<>(USUAL);
        none.put(Right.ACCESS, Strength.NONE);
        assertThatThrownBy(() -> new Needs(none, Map.of())).hasMessageContaining("must be at least ONE_FACTOR");
    }
}
