package io.genesysdsr.evidence;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.TaskState;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests whose documents are held against golden files. */
final class Cases {

    private static final String VERIFIED =
            "{\"status\": \"COMPLETED\", \"results\": 0, \"confirmation\": \"VERIFIED\"}";
    private static final String ACCEPTED =
            "{\"status\": \"COMPLETED\", \"results\": 0, \"confirmation\": \"ACCEPTED\"}";

    private Cases() {}

    static Map<String, Dossier> all() {
        Map<String, Dossier> cases = new LinkedHashMap<>();
        cases.put("access-five-archives", fiveArchives("en-GB"));
        cases.put("access-five-archives-de", fiveArchives("de-AT"));
        cases.put("access-nothing", nothing("pt-BR"));
        cases.put("access-nothing-de", nothing("de"));
        cases.put("access-partly", partly("en"));
        cases.put("access-partly-de", partly("de"));
        cases.put("access-refused", refused("en"));
        cases.put("access-categories", categories("en-US"));
        cases.put("access-categories-de", categories("de"));
        cases.put("access-failed-de", failed("de"));
        cases.put("erasure-accepted", accepted("en"));
        cases.put("erasure-accepted-de", accepted("de"));
        cases.put("erasure-verified", verified("en"));
        cases.put("rectification-mixed-de", corrected("de"));
        return cases;
    }

    static Dossier fiveArchives(String language) {
        return DossierBuilder.asking(Right.ACCESS)
                .in(language)
                .task("EXTERNAL_CONTACT_ID", TaskState.DONE, "{\"status\": \"COMPLETED\", \"results\": 4}", null, 1)
                .superseded()
                .stored(9_800_000, false)
                .stored(1_200_000, false)
                .stored(1_100_000, false)
                .stored(180_000, false)
                .task("PHONE", TaskState.DONE, "{\"status\": \"COMPLETED\", \"results\": 1}")
                .stored(22, true)
                .build();
    }

    private static Dossier nothing(String language) {
        return DossierBuilder.asking(Right.ACCESS)
                .in(language)
                .under(Regulation.LGPD)
                .task("EMAIL", TaskState.DONE, "{\"status\": \"COMPLETED\", \"results\": 1}")
                .stored(22, true)
                .task("PHONE", TaskState.DONE, "{\"status\": \"COMPLETED\", \"results\": 0}")
                .build();
    }

    private static Dossier partly(String language) {
        return DossierBuilder.asking(Right.ACCESS)
                .in(language)
                .task("EXTERNAL_CONTACT_ID", TaskState.DONE, "{\"results\": 2}")
                .stored(2_345_678, false)
                .stored(512, false)
                .task("EMAIL", TaskState.REFUSED, "{}", "genesys-451", 0)
                .task("PHONE", TaskState.FAILED, "{\"results\": 3}", "ledger-601", 0)
                .stored(700_000, false)
                .artifact("INTENDED", 0, false)
                .task("TWITTER", TaskState.FAILED, "{}", "unheard-999", 0)
                .build();
    }

    private static Dossier refused(String language) {
        return DossierBuilder.asking(Right.ACCESS)
                .in(language)
                .verdict(RequestState.REFUSED, "resolve-201")
                .build();
    }

    private static Dossier categories(String language) {
        return DossierBuilder.asking(Right.ACCESS)
                .in(language)
                .under(Regulation.CCPA)
                .expired(
                        RequestState.PARTLY_FULFILLED,
                        "proof-511",
                        "{\"proved\": \"ONE_FACTOR\", \"treatedAs\": \"CATEGORIES\", \"told\": {\"categories\": [{\"name\": \"Contact"
                                + " details\", \"examples\": \"name, e-mail <address>\", \"sources\": \"you\", \"purposes\":"
                                + " \"to answer you\", \"recipients\": \"our provider Genesys\"}, {\"name\": \"Recordings\","
                                + " \"examples\": \"calls\", \"sources\": \"calls with you\", \"purposes\": \"quality\","
                                + " \"recipients\": \"nobody\"}], \"privacyPolicy\": \"https://company.example/privacy\"}}")
                .build();
    }

    private static Dossier failed(String language) {
        return DossierBuilder.asking(Right.PORTABILITY)
                .in(language)
                .task("EMAIL", TaskState.FAILED, "{}", "gdpr-402", 0)
                .build();
    }

    static Dossier accepted(String language) {
        return DossierBuilder.asking(Right.ERASURE)
                .in(language)
                .task("PHONE", TaskState.DONE, ACCEPTED)
                .build();
    }

    private static Dossier verified(String language) {
        return DossierBuilder.asking(Right.ERASURE)
                .in(language)
                .under(Regulation.CCPA)
                .task("EXTERNAL_CONTACT_ID", TaskState.DONE, VERIFIED)
                .task("DIALER_CONTACT_ID", TaskState.DONE, VERIFIED)
                .build();
    }

    private static Dossier corrected(String language) {
        return DossierBuilder.asking(Right.RECTIFICATION)
                .in(language)
                .under(Regulation.UK_GDPR)
                .task("EXTERNAL_CONTACT_ID", TaskState.DONE, VERIFIED)
                .task("DIALER_CONTACT_ID", TaskState.DONE, "{}")
                .task("EMAIL", TaskState.DONE, ACCEPTED)
                .task("PHONE", TaskState.DONE, ACCEPTED)
                .build();
    }
}
