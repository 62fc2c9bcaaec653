package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.GenesysDsrApplication;
import io.genesysdsr.pipeline.Desk.Row;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.sandbox.GenesysDouble;
import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One product in one sandbox for all journeys of this JVM; each journey uses people and references of its own. */
abstract class Journey {

    private static final Logger LOG = LoggerFactory.getLogger(Journey.class);

    /** Started by the first journey. */
    private static final class Shared {

        static final Sandbox SANDBOX = Sandbox.onSharedServices(
                GenesysDoubleSettings.defaults().withCallsPerMinute(0).withStorageLinkLife(Duration.ofSeconds(20)));
        static final ConfigurableApplicationContext PRODUCT = start(SANDBOX, Proving.settings());
        static final Desk DESK = new Desk(PRODUCT.getBean(JdbcClient.class), Duration.ofSeconds(60));
    }

    static ConfigurableApplicationContext start(Sandbox sandbox, Map<String, Object> more) {
        Map<String, Object> settings = sandbox.settings();
        settings.putAll(more);
        return new SpringApplicationBuilder(GenesysDsrApplication.class).run(arguments(settings));
    }

    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }

    static Sandbox sandbox() {
        return Shared.SANDBOX;
    }

    static GenesysDouble genesys() {
        return Shared.SANDBOX.genesys();
    }

    static <T> T bean(Class<T> type) {
        return Shared.PRODUCT.getBean(type);
    }

    static int port() {
        return Integer.parseInt(
                Objects.requireNonNull(Shared.PRODUCT.getEnvironment().getProperty("local.server.port")));
    }

    static JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /**
     * What an earlier journey left at work would meet this one's faults and count among its calls. A journey that broke
     * off may leave work that never ends, so nobody waits for that for long.
     */
    @BeforeEach
    void nothingIsAtWorkAnyMore() {
        JdbcClient db = db();
        try {
            await().atMost(Duration.ofSeconds(15)).until(() -> isQuiet(db));
        } catch (ConditionTimeoutException stillAtWork) {
            LOG.warn("This journey begins beside the work of an earlier one");
        }
    }

    private static boolean isQuiet(JdbcClient db) {
        return db.sql("""
                        select not exists (select 1 from task where state = 'OPEN')
                        and not exists (select 1 from request where state in ('ACCEPTED', 'RESOLVED', 'CLOSING'))
                        and not exists (select 1 from dsr_intake where state is null or state = 'CLAIMED')""").query(Boolean.class).single();
    }

    @AfterEach
    void nothingGoesWrongAnyMore() {
        genesys().faults().clear();
        assertThat(genesys().journal().violations())
                .as("calls that the published definition does not allow")
                .isEmpty();
    }

    /** Drops a request that is proved into the intake table and returns its reference. */
    static String drop(String right, String identifiers) {
        return Shared.DESK.drop(right, identifiers);
    }

    static void dropAgain(String reference, String right, String identifiers) {
        Shared.DESK.insert(reference, right, identifiers, null, Desk.PROOF);
    }

    static String dropUnproved(String right, String identifiers) {
        return Shared.DESK.insert("J-" + UUID.randomUUID(), right, identifiers, null, null);
    }

    static String rectify(String identifiers, String corrections) {
        return Shared.DESK.insert("J-" + UUID.randomUUID(), "RECTIFICATION", identifiers, corrections, Desk.PROOF);
    }

    /** Drops a request with whatever proof, or with none. */
    static String dropWith(String reference, String right, String identifiers, @Nullable String proof) {
        return Shared.DESK.insert(reference, right, identifiers, null, proof);
    }

    static void prove(String reference) {
        Shared.DESK.prove(reference);
    }

    static String identifier(String kind, @Nullable String value) {
        return Desk.identifier(kind, Objects.requireNonNull(value));
    }

    static String awaitState(String reference, String state) {
        return Shared.DESK.awaitState(reference, state);
    }

    static void awaitReason(String reference, String reason) {
        Shared.DESK.awaitReason(reference, reason);
    }

    static void awaitEvent(String reference, String event, int times) {
        Shared.DESK.awaitEvent(reference, event, times);
    }

    static Row row(String reference) {
        return Shared.DESK.row(reference);
    }

    static List<String> story(String reference) {
        return Shared.DESK.story(reference);
    }

    static List<String> events(String reference) {
        return Shared.DESK.events(reference);
    }

    static Dossier dossier(String reference) {
        return bean(Dossiers.class).of(Objects.requireNonNull(row(reference).requestId()));
    }

    /** Somebody new whom Genesys knows as a contact with one address. */
    static Person contact() {
        return genesys()
                .population()
                .add(Person.named("Subject " + unique())
                        .email(unique() + "@example.org")
                        .contact()
                        .build());
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    /** How many GDPR requests the double really holds that name this value somewhere in their subject. */
    static long submissionsNaming(@Nullable String value) {
        return genesys().requests().all().stream()
                .filter(r -> r.subject().toString().contains(Objects.requireNonNull(value)))
                .count();
    }
}
