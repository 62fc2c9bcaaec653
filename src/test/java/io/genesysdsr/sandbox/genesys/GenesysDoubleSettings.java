package io.genesysdsr.sandbox.genesys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the double is set up; {@link #defaults()} is Genesys' published behaviour in compressed time. */
public record GenesysDoubleSettings(
        List<ApiClient> clients, Timing timing, Limits limits, Quirks quirks, Crowd crowd, Ports ports) {

    /**
     * The population: how many people, the seed that decides everything about them, and others by name.
     *
     * @param others added as they are, after the seeded people
     */
    public record Crowd(int size, long seed, List<Person> others) {
        public Crowd {
            others = List.copyOf(others);
        }
    }

    public GenesysDoubleSettings {
        clients = List.copyOf(clients);
    }

    /** One client {@code sandbox-client}, 3,000 people, 300 calls a minute and token, requests done within a second. */
    public static GenesysDoubleSettings defaults() {
        Duration request = Duration.ofMillis(500);
        return new GenesysDoubleSettings(
                List.of(ApiClient.allowed("sandbox-client", "sandbox-secret")),
                new Timing(Duration.ofHours(24), request, request, request, Duration.ofDays(7), Duration.ofSeconds(60)),
                new Limits(300, 0, 0, 0, 0, LimitScope.TOKEN),
                new Quirks(Duration.ZERO, Duration.ZERO, EmptyExport.EMPTY_ARCHIVE, 512_000),
                new Crowd(3000, 42, Tangles.people()),
                new Ports(0, 0, 0, -1));
    }

    /** The first client's id. */
    public String clientId() {
        return clients.get(0).id();
    }

    /** The first client's secret. */
    public String clientSecret() {
        return clients.get(0).secret();
    }

    /** With the first client replaced by one that may do everything. */
    public GenesysDoubleSettings withClient(String id, String secret) {
        List<ApiClient> changed = new ArrayList<>(clients);
        changed.set(0, ApiClient.allowed(id, secret));
        return withClients(changed);
    }

    /** With one client more, which has these permissions only. */
    public GenesysDoubleSettings withAnotherClient(String id, String secret, Set<String> permissions) {
        List<ApiClient> changed = new ArrayList<>(clients);
        changed.add(new ApiClient(id, secret, permissions));
        return withClients(changed);
    }

    public GenesysDoubleSettings withClients(List<ApiClient> changed) {
        return new GenesysDoubleSettings(changed, timing, limits, quirks, crowd, ports);
    }

    public GenesysDoubleSettings withTiming(Timing changed) {
        return new GenesysDoubleSettings(clients, changed, limits, quirks, crowd, ports);
    }

    public GenesysDoubleSettings withLimits(Limits changed) {
        return new GenesysDoubleSettings(clients, timing, changed, quirks, crowd, ports);
    }

    public GenesysDoubleSettings withQuirks(Quirks changed) {
        return new GenesysDoubleSettings(clients, timing, limits, changed, crowd, ports);
    }

    public GenesysDoubleSettings withCrowd(Crowd changed) {
        return new GenesysDoubleSettings(clients, timing, limits, quirks, changed, ports);
    }

    public GenesysDoubleSettings withPorts(Ports changed) {
        return new GenesysDoubleSettings(clients, timing, limits, quirks, crowd, changed);
    }

    public GenesysDoubleSettings withTokenLife(Duration changed) {
        return withTiming(timing.withTokenLife(changed));
    }

    public GenesysDoubleSettings withExportTakes(Duration changed) {
        return withTiming(timing.withExportTakes(changed));
    }

    public GenesysDoubleSettings withUpdateTakes(Duration changed) {
        return withTiming(timing.withUpdateTakes(changed));
    }

    public GenesysDoubleSettings withDeleteTakes(Duration changed) {
        return withTiming(timing.withDeleteTakes(changed));
    }

    public GenesysDoubleSettings withResultLife(Duration changed) {
        return withTiming(timing.withResultLife(changed));
    }

    public GenesysDoubleSettings withStorageLinkLife(Duration changed) {
        return withTiming(timing.withStorageLinkLife(changed));
    }

    public GenesysDoubleSettings withCallsPerMinute(int changed) {
        return withLimits(limits.withCallsPerMinute(changed));
    }

    public GenesysDoubleSettings withSubjectsCallsPerMinute(int changed) {
        return withLimits(limits.withSubjectsCallsPerMinute(changed));
    }

    public GenesysDoubleSettings withGdprCallsPerMinute(int changed) {
        return withLimits(limits.withGdprCallsPerMinute(changed));
    }

    public GenesysDoubleSettings withContactsCallsPerMinute(int changed) {
        return withLimits(limits.withContactsCallsPerMinute(changed));
    }

    public GenesysDoubleSettings withUsersCallsPerMinute(int changed) {
        return withLimits(limits.withUsersCallsPerMinute(changed));
    }

    public GenesysDoubleSettings withLimitScope(LimitScope changed) {
        return withLimits(limits.withScope(changed));
    }

    public GenesysDoubleSettings withListingVisibleAfter(Duration changed) {
        return withQuirks(quirks.withListingVisibleAfter(changed));
    }

    public GenesysDoubleSettings withGoneAfter(Duration changed) {
        return withQuirks(quirks.withGoneAfter(changed));
    }

    public GenesysDoubleSettings withEmptyExport(EmptyExport changed) {
        return withQuirks(quirks.withEmptyExport(changed));
    }

    public GenesysDoubleSettings withPopulation(int size, long seed) {
        return withCrowd(new Crowd(size, seed, crowd.others()));
    }

    /** With one person more. */
    public GenesysDoubleSettings withPerson(Person other) {
        List<Person> others = new ArrayList<>(crowd.others());
        others.add(other);
        return withCrowd(new Crowd(crowd.size(), crowd.seed(), others));
    }

    public GenesysDoubleSettings withPorts(int api, int login, int storage) {
        return withPorts(new Ports(api, login, storage, ports.control()));
    }
}
