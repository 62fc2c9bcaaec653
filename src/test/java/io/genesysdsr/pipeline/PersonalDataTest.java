package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.Person;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whole journeys, smooth and rough, with values that nobody could mistake: they turn up nowhere but where they belong. */
class PersonalDataTest extends Journey {

    private final String mark = "unmistakable" + unique().replace("-", "");
    private final String phone = "+4930" + (10_000_000 + Math.floorMod(mark.hashCode(), 80_000_000));
    private final Person person = genesys()
            .population()
            .add(Person.named("Name " + mark)
                    .email(mark + "@example.org")
                    .externalId("crm-" + mark)
                    .contact()
                    .build());
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    @Test
    void nothingPersonalAndNoTokenTurnsUpInLogsMetricsNamesOrEvidence() throws Exception {
        LogLines lines = new LogLines();
        try {
            genesys()
                    .faults()
                    .when(
                            1,
                            "GET /api/v2/gdpr/requests/{requestId}",
                            ask -> isNoted(ask.header("authorization")),
                            Fault.status(500));
            roughJourneys();
        } finally {
            lines.stop();
        }
        assertThat(secrets).as("a token was seen at the double").isNotEmpty();
        secrets.addAll(List.of(mark, phone, phone.substring(1), "sandbox-secret"));
        assertNone("log", lines.seen());
        assertNone("metrics", List.of(scrape()));
        assertNone("JMX", attributes());
        assertNone(
                "audit events",
                db().sql("select t::text from audit_event t")
                        .query(String.class)
                        .list());
        assertNone(
                "ledger",
                db().sql(
                                "select t::text from request t union all select t::text from task t union all select t::text from artifact t union all select t::text from identifier t union all select t::text from proof t union all select t::text from challenge t")
                        .query(String.class)
                        .list());
        assertNone("S3", objects());
    }

    private boolean isNoted(@Nullable String authorization) {
        if (authorization != null) {
            secrets.add(authorization.substring("Bearer ".length()));
        }
        return authorization != null;
    }

    private void roughJourneys() {
        String all =
                "[{\"kind\": \"EMAIL\", \"value\": \"" + mark + "@example.org\"}, {\"kind\": \"PHONE\", \"value\": \""
                        + phone + "\"}, {\"kind\": \"EXTERNAL_ID\", \"value\": \"crm-" + mark + "\"}]";
        genesys().faults().next(1, "GET /api/v2/gdpr/subjects", Fault.malformedJson());
        genesys().faults().next(1, "POST /api/v2/gdpr/requests", Fault.droppedAfterEffect());
        genesys().faults().next(1, "GET /results/{resultId}", Fault.brokenAfter(10));
        String access = drop("ACCESS", all);
        awaitState(access, "FULFILLED");
        genesys().faults().next(1, "POST /api/v2/gdpr/requests", Fault.status(400));
        awaitReason(drop("ACCESS", all), "genesys-400");
        awaitState(drop("ACCESS", "[{\"kind\": \"PHONE\", \"value\": \"" + mark + "\"}]"), "REFUSED");
        provedByLink();
        awaitState(drop("ERASURE", all), "FULFILLED");
    }

    /** The secret of a link is as much to be kept as a token. */
    private void provedByLink() {
        String email = mark + "@example.org";
        String reference = dropUnproved("ACCESS", identifier("EMAIL", email));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !Proving.letters(email).isEmpty());
        String page = Proving.page(Proving.letters(email).get(0));
        secrets.add(page.replaceFirst(".*/", ""));
        new Proving.Browser(port()).press(page);
        awaitState(reference, "FULFILLED");
    }

    private void assertNone(String where, List<String> texts) {
        assertThat(texts).as("%s was looked at", where).isNotEmpty();
        for (String secret : secrets) {
            assertThat(texts.stream()
                            .filter(t -> t.contains(secret))
                            .map(t -> around(t, secret))
                            .toList())
                    .as("%s with something personal", where)
                    .isEmpty();
        }
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60));
    }

    private static String scrape() {
        StringBuilder all = new StringBuilder();
        bean(MeterRegistry.class).getMeters().forEach(m -> all.append(m.getId()).append('\n'));
        return all.toString();
    }

    private static List<String> attributes() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<String> all = new ArrayList<>();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            all.add(name.toString());
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                all.add(name + " " + attribute.getName() + " " + value(beans, name, attribute));
            }
        }
        return all;
    }

    private static String value(MBeanServer beans, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return String.valueOf(beans.getAttribute(name, attribute.getName()));
        } catch (JMException | RuntimeException e) {
            return "unreadable: " + e;
        }
    }

    private static List<String> objects() {
        S3Client s3 = bean(S3Client.class);
        List<String> all = new ArrayList<>();
        s3.listObjectsV2Paginator(r -> r.bucket(sandbox().bucket())).contents().stream()
                .map(S3Object::key)
                .forEach(key -> {
                    var object = s3.getObjectAsBytes(
                            r -> r.bucket(sandbox().bucket()).key(key));
                    all.add(key + " " + object.response().metadata() + " "
                            + object.response().contentDisposition());
                    all.add(new String(object.asByteArray(), StandardCharsets.ISO_8859_1));
                });
        return all;
    }
}
