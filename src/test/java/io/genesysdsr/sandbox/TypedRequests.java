package io.genesysdsr.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Turns each e-mail address that is typed in the terminal into a request for access, for whoever has no psql. */
final class TypedRequests {

    private TypedRequests() {}

    /** Reads in the background until the input ends, which it does at once where there is no terminal. */
    static void into(Counter counter, InputStream in, PrintStream out) {
        Thread reader = new Thread(() -> read(counter, in, out), "typed-requests");
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(Counter counter, InputStream in, PrintStream out) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        try {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String address = line.strip();
                if (address.matches("[^\\s\"\\\\]+@[^\\s\"\\\\]+")) {
                    counter.drop("TYPED-" + ++number, "ACCESS", Sample.email(address), null);
                } else if (!address.isEmpty()) {
                    out.println("  Type one e-mail address, and a request for access is dropped for it.");
                }
            }
        } catch (IOException e) {
            out.println("  The terminal can no longer be read (" + e.getMessage() + ").");
        }
    }
}
