package io.genesysdsr.sandbox.genesys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Settings from a command line, {@code --callsPerMinute=0}, or from system properties,
 * {@code -Dgenesys-double.callsPerMinute=0}; durations are ISO 8601, {@code PT0.5S}.
 */
final class SettingsFromWords {
    private static final String PREFIX = "genesys-double.";
    private static final Map<String, BiFunction<GenesysDoubleSettings, String, GenesysDoubleSettings>> WORDS =
            new LinkedHashMap<>();

    static {
        WORDS.put("clientId", (settings, id) -> settings.withClient(id, settings.clientSecret()));
        WORDS.put("clientSecret", (settings, secret) -> settings.withClient(settings.clientId(), secret));
        WORDS.put("anotherClient", SettingsFromWords::anotherClient);
        WORDS.put("person", SettingsFromWords::person);
        WORDS.put("tokenLife", (settings, life) -> settings.withTokenLife(Duration.parse(life)));
        WORDS.put("exportTakes", (settings, takes) -> settings.withExportTakes(Duration.parse(takes)));
        WORDS.put("updateTakes", (settings, takes) -> settings.withUpdateTakes(Duration.parse(takes)));
        WORDS.put("deleteTakes", (settings, takes) -> settings.withDeleteTakes(Duration.parse(takes)));
        WORDS.put("resultLife", (settings, life) -> settings.withResultLife(Duration.parse(life)));
        WORDS.put("storageLinkLife", (settings, life) -> settings.withStorageLinkLife(Duration.parse(life)));
        WORDS.put("callsPerMinute", (settings, calls) -> settings.withCallsPerMinute(Integer.parseInt(calls)));
        WORDS.put(
                "subjectsCallsPerMinute",
                (settings, calls) -> settings.withSubjectsCallsPerMinute(Integer.parseInt(calls)));
        WORDS.put("gdprCallsPerMinute", (settings, calls) -> settings.withGdprCallsPerMinute(Integer.parseInt(calls)));
        WORDS.put(
                "contactsCallsPerMinute",
                (settings, calls) -> settings.withContactsCallsPerMinute(Integer.parseInt(calls)));
        WORDS.put(
                "usersCallsPerMinute", (settings, calls) -> settings.withUsersCallsPerMinute(Integer.parseInt(calls)));
        WORDS.put("limitScope", (settings, scope) -> settings.withLimitScope(LimitScope.valueOf(scope)));
        WORDS.put("emptyExport", (settings, empty) -> settings.withEmptyExport(EmptyExport.valueOf(empty)));
        WORDS.put("listingVisibleAfter", (settings, delay) -> settings.withListingVisibleAfter(Duration.parse(delay)));
        WORDS.put("goneAfter", (settings, delay) -> settings.withGoneAfter(Duration.parse(delay)));
        WORDS.put(
                "population",
                (settings, size) -> settings.withPopulation(
                        Integer.parseInt(size), settings.crowd().seed()));
        WORDS.put(
                "seed",
                (settings, seed) -> settings.withPopulation(settings.crowd().size(), Long.parseLong(seed)));
        WORDS.put(
                "apiPort",
                (settings, port) -> settings.withPorts(settings.ports().withApi(Integer.parseInt(port))));
        WORDS.put(
                "loginPort",
                (settings, port) -> settings.withPorts(settings.ports().withLogin(Integer.parseInt(port))));
        WORDS.put(
                "storagePort",
                (settings, port) -> settings.withPorts(settings.ports().withStorage(Integer.parseInt(port))));
        WORDS.put(
                "controlPort",
                (settings, port) -> settings.withPorts(settings.ports().withControl(Integer.parseInt(port))));
    }

    private SettingsFromWords() {}

    /** @throws IllegalArgumentException with a sentence, where a word is none of these */
    static GenesysDoubleSettings read(GenesysDoubleSettings defaults, String[] arguments, Properties properties) {
        GenesysDoubleSettings settings = defaults;
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(PREFIX)) {
                settings = with(settings, name.substring(PREFIX.length()), properties.getProperty(name));
            }
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("an argument reads --<setting>=<value>");
            }
            settings = with(settings, argument.substring(2, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    private static GenesysDoubleSettings with(GenesysDoubleSettings settings, String word, String value) {
        var change = WORDS.get(word);
        if (change == null) {
            throw new IllegalArgumentException("no setting " + word + " among " + WORDS.keySet());
        }
        return change.apply(settings, value);
    }

    /** {@code email:bytes}, a contact whose export is that large; may come several times. */
    private static GenesysDoubleSettings person(GenesysDoubleSettings settings, String pair) {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("person reads email:bytes");
        }
        String email = pair.substring(0, colon);
        long bytes = Long.parseLong(pair.substring(colon + 1));
        return settings.withPerson(Person.named(email.substring(0, email.indexOf('@')))
                .email(email)
                .contact()
                .exportBytes(bytes)
                .build());
    }

    /** {@code id:secret}; may come several times. */
    private static GenesysDoubleSettings anotherClient(GenesysDoubleSettings settings, String pair) {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("anotherClient reads id:secret");
        }
        ApiClient another = ApiClient.allowed(pair.substring(0, colon), pair.substring(colon + 1));
        return settings.withAnotherClient(another.id(), another.secret(), another.permissions());
    }
}
