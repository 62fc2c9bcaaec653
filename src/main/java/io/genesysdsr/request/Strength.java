package io.genesysdsr.request;

import java.util.Collection;

/** How much is proved, by the number of different factors. */
public enum Strength {
    NONE,
    ONE_FACTOR,
    TWO_FACTORS;

    /** What these factors are worth together. */
    public static Strength of(Collection<Factor> factors) {
        long named = factors.stream()
                .filter(f -> f != Factor.UNNAMED)
                .map(Factor::channel)
                .distinct()
                .count();
        if (named == 0) {
            return factors.isEmpty() ? NONE : ONE_FACTOR;
        }
        return named == 1 ? ONE_FACTOR : TWO_FACTORS;
    }

    /** Whether it is at least as much. */
    public boolean reaches(Strength other) {
        return compareTo(other) >= 0;
    }
}
