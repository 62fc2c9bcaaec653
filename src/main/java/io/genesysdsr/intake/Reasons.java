package io.genesysdsr.intake;

import java.util.ArrayList;
import java.util.List;

/** Why a row is refused: each reason names the column and how to mend it, and quotes nothing of the row. */
final class Reasons {

    private final List<String> reasons = new ArrayList<>();

    void add(String column, String mend) {
        reasons.add(column + ": " + mend);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    @Override
    public String toString() {
        return String.join("; ", reasons);
    }
}
