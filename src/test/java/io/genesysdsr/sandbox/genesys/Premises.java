package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import io.genesysdsr.sandbox.genesys.Operation.Limit;
import java.time.Clock;
import java.util.List;

/** All parts of the double, put together and served. */
public final class Premises implements AutoCloseable {
    private final Journal journal = new Journal();
    private final Operations operations = new Operations();
    private final Faults faults = new Faults(operations::has);
    private final Population population;
    private final GdprRequests requests;
    private final Tokens tokens;
    private final TextMessages texts;
    private final Server server;

    public Premises(GenesysDoubleSettings settings, DefinitionCheck definition, Clock clock) {
        Agenda agenda = new Agenda(clock);
        population = Crowds.seeded(settings.crowd());
        requests = new GdprRequests(agenda, clock, settings.quirks().listingVisibleAfter());
        tokens = new Tokens(clock, settings.timing().tokenLife());
        Downloads downloads = new Downloads(clock, settings.timing().storageLinkLife());
        Exports exports = new Exports(
                downloads,
                clock,
                settings.timing().resultLife(),
                settings.quirks().emptyExport());
        Fulfilment fulfilment =
                new Fulfilment(population, exports, agenda, settings.quirks().goneAfter());
        GdprDesk gdpr = new GdprDesk(settings, population, requests, fulfilment, journal, clock);
        offer(new OAuthDesk(settings.clients(), tokens), new Hall(settings.limits(), tokens));
        offer(new SubjectSearch(population, agenda), gdpr, downloads);
        offer(new ContactsDesk(
                new ContactRegister(population), agenda, settings.quirks().largestBody()));
        operations.add(
                new Operation(Host.API, "POST", "/api/v2/users/search", List.of("directory:user:view"), Limit.USERS),
                new UsersDesk(population, agenda, settings.quirks().largestBody())::search);
        offer(new ControlDesk(journal, requests));
        texts = new TextMessages(clock);
        operations.add(
                new Operation(Host.API, "POST", TextMessages.PATH, List.of("conversation:message:create"), Limit.NONE),
                texts::send);
        FrontDesk desk = new FrontDesk(operations, tokens, new RateLimits(clock, settings.limits()), definition);
        server = new Server(new Switchboard(desk, faults, journal, clock), settings.ports());
        gdpr.servedAt(apiBase());
        downloads.servedAt(storageBase());
    }

    private void offer(OAuthDesk oauth, Hall hall) {
        operations
                .add(new Operation(Host.LOGIN, "POST", "/oauth/token", List.of(), Limit.NONE), oauth::token)
                .add(api("GET", "/api/v2/organizations/me"), hall::organisation)
                .add(api("GET", "/api/v2/organizations/limits/namespaces/{namespaceName}"), hall::limits)
                .add(api("GET", "/api/v2/tokens/me"), hall::tokenInfo)
                .add(api("DELETE", "/api/v2/tokens/me"), hall::revokeToken);
    }

    private void offer(SubjectSearch search, GdprDesk gdpr, Downloads downloads) {
        operations
                .add(
                        new Operation(
                                Host.API, "GET", "/api/v2/gdpr/subjects", List.of("gdpr:subject:view"), Limit.SUBJECTS),
                        search::subjects)
                .add(gdpr("POST", "/api/v2/gdpr/requests", "gdpr:request:add"), gdpr::submit)
                .add(gdpr("GET", "/api/v2/gdpr/requests", "gdpr:request:view"), gdpr::list)
                .add(gdpr("GET", "/api/v2/gdpr/requests/{requestId}", "gdpr:request:view"), gdpr::one)
                .add(api("GET", "/api/v2/downloads/{downloadId}"), downloads::download)
                .add(
                        new Operation(Host.STORAGE, "GET", "/results/{resultId}", List.of(), Limit.NONE),
                        downloads::stored);
    }

    private void offer(ContactsDesk contacts) {
        List<String> view = List.of("externalContacts:contact:view");
        List<String> either = List.of("relate:contact:view", "externalContacts:contact:view");
        String all = "/api/v2/externalcontacts/";
        operations
                .add(contacts("POST", all + "identifierlookup/contacts", view), contacts::byIdentifier)
                .add(contacts("GET", all + "contacts", either), contacts::search)
                .add(contacts("GET", all + "contacts/{contactId}", either), contacts::one)
                .add(contacts("GET", all + "contacts/{contactId}/unresolved", view), contacts::unresolved)
                .add(contacts("GET", all + "contacts/{contactId}/identifiers", view), contacts::identifiers)
                .add(contacts("GET", all + "reversewhitepageslookup", view), contacts::reverse);
    }

    private void offer(ControlDesk control) {
        operations
                .add(new Operation(Host.CONTROL, "GET", "/control/journal", List.of(), Limit.NONE), control::journal)
                .add(new Operation(Host.CONTROL, "POST", "/control/clear", List.of(), Limit.NONE), control::clear);
    }

    private static Operation api(String method, String template) {
        return new Operation(Host.API, method, template, List.of(), Limit.NONE);
    }

    private static Operation gdpr(String method, String template, String permission) {
        return new Operation(Host.API, method, template, List.of(permission), Limit.GDPR);
    }

    private static Operation contacts(String method, String template, List<String> permissions) {
        return new Operation(Host.API, method, template, permissions, Limit.CONTACTS);
    }

    public String apiBase() {
        return server.base(Host.API, "127.0.0.1");
    }

    public String loginBase() {
        return server.base(Host.LOGIN, "127.0.0.1");
    }

    /** By name and not by number, so that it is another host than the API's. */
    public String storageBase() {
        return server.base(Host.STORAGE, "localhost");
    }

    String controlBase() {
        return server.base(Host.CONTROL, "127.0.0.1");
    }

    public Population population() {
        return population;
    }

    public GdprRequests requests() {
        return requests;
    }

    /** The text messages that were sent. */
    public TextMessages texts() {
        return texts;
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    /** From now on every token that was issued is answered 401. */
    public void revokeAllTokens() {
        tokens.revokeAll();
    }

    @Override
    public void close() {
        server.close();
    }
}
