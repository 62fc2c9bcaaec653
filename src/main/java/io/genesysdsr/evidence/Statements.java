package io.genesysdsr.evidence;

import io.genesysdsr.evidence.Availability.Changes;
import io.genesysdsr.evidence.Availability.Exports;
import io.genesysdsr.evidence.Availability.Figures;
import io.genesysdsr.evidence.Availability.Missing;
import io.genesysdsr.request.Right;
import java.util.ArrayList;
import java.util.List;

/** Says figures in plain words, and never more than they say. */
final class Statements {

    private final Words words;
    private final Right right;
    private final String system;

    /** @param system the system's name for people */
    Statements(Words words, Right right, String system) {
        this.words = words;
        this.right = right;
        this.system = system;
    }

    List<String> about(Figures figures, List<Missing> missing) {
        List<String> statements = new ArrayList<>();
        if (figures.exports() != null) {
            exports(figures, figures.exports(), statements);
        }
        if (figures.changes() != null) {
            changes(figures.changes(), statements);
        }
        missing.forEach(m -> statements.add(missing(m, figures.identifiers())));
        return statements;
    }

    private String missing(Missing missing, int identifiers) {
        String key = "missing." + missing.state() + (missing.identifiers() == identifiers ? ".all" : ".some");
        return words.say(key, words.say("work." + work()), missing.identifiers(), identifiers, missing.why());
    }

    private void exports(Figures figures, Exports exports, List<String> statements) {
        if (exports.found() > exports.empty()) {
            statements.add(words.say("exported", exports.exported(), exports.found(), words.size(exports.bytes())));
            if (exports.empty() > 0 && exports.nothingFound() == 0) {
                statements.add(words.say("empty", exports.empty()));
            }
        }
        if (exports.nothingFound() > 0) {
            String key = exports.nothingFound() == figures.identifiers() ? "nothing.all" : "nothing.some";
            statements.add(words.say(key, exports.nothingFound(), figures.identifiers()));
        }
        if (exports.expired() > 0) {
            statements.add(words.say(exports.askedAnew() > 0 ? "expired.anew" : "expired", exports.expired()));
        }
    }

    private void changes(Changes changes, List<String> statements) {
        if (changes.verified() > 0) {
            statements.add(words.say("verified." + right, changes.verified(), system));
        }
        if (changes.accepted() > 0) {
            statements.add(words.say("accepted." + right, changes.accepted(), system));
        }
        if (changes.unchecked() > 0) {
            statements.add(words.say("unchecked." + right, changes.unchecked(), system));
        }
    }

    /** Data is asked for under two rights, and the work is the same. */
    private String work() {
        return right == Right.PORTABILITY ? Right.ACCESS.name() : right.name();
    }
}
