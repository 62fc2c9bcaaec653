package io.genesysdsr.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a row is refused: each reason names the column and how to mend it, and quotes nothing of the row. */
final class Reasons {

    /** What is wrong with a column, and how it is mended. */
    record Reason(String column, String mend) {

        @Override
        public String toString() {
            return column + ": " + mend;
        }
    }

    private final List<Reason> reasons = new ArrayList<>();

    void add(String column, String mend) {
        reasons.add(new Reason(column, mend));
    }

    List<Reason> all() {
        return List.copyOf(reasons);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    @Override
    public String toString() {
        return reasons.stream().map(Reason::toString).collect(Collectors.joining("; "));
    }
}
