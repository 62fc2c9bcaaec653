package io.genesysdsr.resolution;

import java.util.Set;

/**
 * What waits for a person, or what a person decided about it.
 *
 * @param verdict everybody who was found
 * @param chosen the numbers that a person chose; empty where nobody did yet
 */
record ResolutionCase(Verdict verdict, Set<Integer> chosen) {

    @Override
    public String toString() {
        return "ResolutionCase[" + chosen + "]";
    }
}
