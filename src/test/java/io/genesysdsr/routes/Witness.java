package io.genesysdsr.routes;

import io.genesysdsr.failure.Failure;
import java.util.List;

/** Hears what the error handler has to say, in place of the ledger, the docket, the intake and the trail. */
public class Witness {

    final String name;
    final List<String> calls;

    Witness(String name, List<String> calls) {
        this.name = name;
        this.calls = calls;
    }

    public void thwarted(Object work, Exception failure) {
        hear(work, failure);
    }

    public void stumbled(Object row, Exception failure) {
        hear(row, failure);
    }

    public void complain(String route, Exception failure) {
        hear(route, failure);
    }

    void hear(Object of, Exception failure) {
        calls.add(name + " hears of " + of + ": " + cause(failure));
    }

    private static String cause(Exception failure) {
        Failure foreseen = Failure.in(failure);
        if (foreseen != null) {
            return foreseen.code();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
