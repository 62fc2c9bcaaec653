package io.genesysdsr.evidence;

import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Request;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Makes the data-availability report of a request from its dossier; the same dossier gives the same bytes. */
@Component("availabilityReport")
public class AvailabilityReport {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final AvailabilityPage page;
    private final Deadlines deadlines;

    AvailabilityReport(Deadlines deadlines) {
        this.deadlines = deadlines;
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        // Where a language has no texts it is English, wherever the server stands.
        messages.setFallbackToSystemLocale(false);
        this.page = new AvailabilityPage(messages);
    }

    /**
     * A report in both of its forms.
     *
     * @param data for programs
     * @param page for people
     */
    public record Report(EvidenceFile data, EvidenceFile page) {}

    /**
     * The report about a request, in its language where we speak it, else in English.
     *
     * @throws IllegalStateException if nobody can know how the request ends
     */
    public Report of(Dossier dossier) {
        Request request = dossier.request();
        Words words = Words.in(request.language(), deadlines.zone(request.regulation()), messages);
        Availability report = Availabilities.of(dossier, words);
        EvidenceFile data = new EvidenceFile(
                report.requestId(), EvidenceFile.REPORT_DATA, EvidenceFile.JSON, CanonicalJson.write(report));
        EvidenceFile html = new EvidenceFile(
                report.requestId(), EvidenceFile.REPORT_PAGE, "text/html; charset=utf-8", page.of(report, words));
        return new Report(data, html);
    }
}
