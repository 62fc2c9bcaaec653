package io.genesysdsr.sandbox.genesys;

import java.io.IOException;
import java.time.Clock;

/** Runs the double as a process of its own, until its standard input ends: it never outlives who started it. */
public final class ChildProcess {
    private ChildProcess() {}

    /**
     * Starts the double, prints one line {@code api=… login=… storage=… control=…} when it is ready, and returns when
     * the standard input has ended.
     *
     * @throws IllegalArgumentException with a sentence, where a setting does not exist
     */
    public static void run(String[] arguments) throws IOException {
        GenesysDoubleSettings defaults = GenesysDoubleSettings.defaults();
        defaults = defaults.withPorts(defaults.ports().withControl(0));
        GenesysDoubleSettings settings = SettingsFromWords.read(defaults, arguments, System.getProperties());
        try (Premises premises = new Premises(settings, DefinitionCheck.ofThisJvm(), Clock.systemUTC())) {
            System.out.println("api=" + premises.apiBase() + " login=" + premises.loginBase() + " storage="
                    + premises.storageBase() + " control=" + premises.controlBase());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
        }
    }
}
