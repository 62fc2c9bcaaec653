package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.genesys.ChildProcess;
import io.genesysdsr.sandbox.genesys.DefinitionCheck;
import io.genesysdsr.sandbox.genesys.Faults;
import io.genesysdsr.sandbox.genesys.GdprRequests;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import io.genesysdsr.sandbox.genesys.Journal;
import io.genesysdsr.sandbox.genesys.Population;
import io.genesysdsr.sandbox.genesys.Premises;
import io.genesysdsr.sandbox.genesys.TextMessages;
import java.io.IOException;
import java.time.Clock;

/**
 * Genesys Cloud on loopback, as far as a data subject request needs it: the login, the API and the storage of results,
 * faithful to the published definition and as awkward as its users report.
 */
public final class GenesysDouble implements AutoCloseable {
    private final GenesysDoubleSettings settings;
    private final Premises premises;

    private GenesysDouble(GenesysDoubleSettings settings, Premises premises) {
        this.settings = settings;
        this.premises = premises;
    }

    /** Starts the double; it checks every call against the published definition where that is at hand. */
    public static GenesysDouble start(GenesysDoubleSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** The same under a clock of the caller's, which decides about tokens, limits, states and expiry. */
    public static GenesysDouble start(GenesysDoubleSettings settings, Clock clock) {
        return new GenesysDouble(settings, new Premises(settings, DefinitionCheck.ofThisJvm(), clock));
    }

    public GenesysDoubleSettings settings() {
        return settings;
    }

    /** Where the API is, {@code http://127.0.0.1:<port>}. */
    public String apiBase() {
        return premises.apiBase();
    }

    /** Where tokens are issued. */
    public String loginBase() {
        return premises.loginBase();
    }

    /** Where results are stored: under another host name than the API, as at Genesys. */
    public String storageBase() {
        return premises.storageBase();
    }

    /** The people of whom it holds data. */
    public Population population() {
        return premises.population();
    }

    /** The GDPR requests it holds. */
    public GdprRequests requests() {
        return premises.requests();
    }

    /** The text messages that were sent. */
    public TextMessages texts() {
        return premises.texts();
    }

    /** What goes wrong. */
    public Faults faults() {
        return premises.faults();
    }

    /** What was asked. */
    public Journal journal() {
        return premises.journal();
    }

    /** Makes every token that was issued answer 401. */
    public void revokeAllTokens() {
        premises.revokeAllTokens();
    }

    /** Runs the double as a process of its own: see {@link ChildProcess#run}. */
    public static void main(String[] arguments) throws IOException {
        ChildProcess.run(arguments);
    }

    @Override
    public void close() {
        premises.close();
    }
}
