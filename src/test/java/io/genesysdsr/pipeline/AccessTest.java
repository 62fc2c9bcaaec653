package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.evidence.ArtifactVault;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Register;
import io.genesysdsr.sandbox.genesys.Person;
import io.genesysdsr.sandbox.genesys.TermType;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person who asks for their data gets. */
class AccessTest extends Journey {

    @Test
    void whoAsksForTheirDataGetsAllOfIt() throws Exception {
        Person person = contact();
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        Dossier dossier = dossier(reference);
        assertThat(dossier.artifacts()).hasSize(1).allSatisfy(a -> assertThat(a.state())
                .isEqualTo("STORED"));
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
        assertThat(storedHash(dossier, 0)).isEqualTo(dossier.artifacts().get(0).sha256());
    }

    @Test
    void fiveArchivesAreAllKept() throws Exception {
        Person person = genesys()
                .population()
                .add(Person.named("Subject " + unique())
                        .email(unique() + "@example.org")
                        .contact()
                        .archives(5)
                        .build());
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        Dossier dossier = dossier(reference);
        assertThat(dossier.artifacts()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(storedHash(dossier, i))
                    .isEqualTo(dossier.artifacts().get(i).sha256());
        }
    }

    @Test
    void aCallerKnownByNumberOnlyIsFoundByTheNumberItself() {
        String number = "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 80_000_000));
        genesys()
                .population()
                .add(Person.nameless().phone(number).conversations(2).build());
        String reference = drop("ACCESS", identifier("PHONE", number));
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(number)).isEqualTo(1);
        assertThat(dossier(reference).tasks()).hasSize(1).allSatisfy(t -> assertThat(t.identifierKind())
                .isEqualTo("PHONE"));
    }

    @Test
    void whoIsKnownNowhereIsToldSoOnlyAfterTheSearchCameBackEmpty() {
        String email = unique() + "@nowhere.example.org";
        String reference = drop("ACCESS", identifier("EMAIL", email));
        awaitState(reference, "NO_DATA_HELD");
        assertThat(submissionsNaming(email)).isEqualTo(1);
        assertThat(dossier(reference).artifacts())
                .allSatisfy(a -> assertThat(a.empty()).isTrue());
    }

    @Test
    void aNameBesideAnAddressIsLookedUpButNeverSubmitted() {
        Person person = contact();
        String reference = drop(
                "ACCESS",
                "[{\"kind\": \"NAME\", \"value\": \"" + person.first(TermType.NAME)
                        + "\"}, {\"kind\": \"EMAIL\", \"value\": \"" + person.email() + "\"}]");
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(person.name())).isZero();
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    private static String storedHash(Dossier dossier, int artifact) throws Exception {
        UUID request = dossier.request().id();
        String key = dossier.artifacts().get(artifact).s3Key();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream stored =
                        bean(ArtifactVault.class).open(key, bean(Register.class).key(request));
                DigestInputStream hashed = new DigestInputStream(stored, sha256)) {
            drain(hashed);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void drain(InputStream stream) throws IOException {
        byte[] chunk = new byte[1 << 16];
        while (stream.read(chunk) >= 0) {
            // The digest beside it counts.
        }
    }
}
