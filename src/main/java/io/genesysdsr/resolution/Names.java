package io.genesysdsr.resolution;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares names as different systems write them: case, accents, order and a missing middle name make no difference,
 * anything else does.
 */
final class Names {

    private Names() {}

    /** Whether both may be the same name: all words of the shorter one, at least two unless both are one, are in the other. */
    static boolean agree(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        Set<String> shorter = a.size() <= b.size() ? a : b;
        Set<String> longer = shorter == a ? b : a;
        return longer.containsAll(shorter) && (shorter.size() > 1 || longer.size() == 1);
    }

    /** Whether both are the same full name: a single word is a first name, a word for nobody or a place, and tells little. */
    static boolean same(String one, String other) {
        return agree(one, other) && Math.min(words(one).size(), words(other).size()) > 1;
    }

    /** Whether each has a word that the other has not, so that neither is a short form of the other. */
    static boolean differ(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        return !a.containsAll(b) && !b.containsAll(a);
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
