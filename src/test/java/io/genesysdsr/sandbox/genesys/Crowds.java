package io.genesysdsr.sandbox.genesys;

import java.util.Locale;
import java.util.Random;

/**
 * Seeds the population: the same size and seed give the same people with the same ids. Numbers are from the ranges that
 * Ofcom and ARCEP keep free for drama, addresses under the names of RFC 2606, so nobody real is meant.
 */
final class Crowds {
    private static final int ONE_OF_EACH_KIND = 25;
    private static final String[] FIRST = {
        "Ada", "Bela", "Carla", "Dario", "Edda", "Finn", "Greta", "Hanno", "Ines", "Jonas", "Kaja", "Levin", "Mira",
        "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tilda", "Ugo", "Vera", "Wim", "Xenia", "Yann", "Zoe"
    };
    private static final String[] LAST = {
        "Albers", "Brandt", "Conti", "Dupont", "Eriksen", "Fischer", "Garnier", "Hoffer", "Ivanov", "Jansen", "Keller",
        "Lindqvist", "Moreau", "Novak", "Olsen", "Petrov", "Quist", "Rossi", "Silva", "Tanaka", "Urban", "Vogel",
        "Weber", "Xanthos", "Young", "Zeman"
    };
    private static final String[] DOMAINS = {"example.com", "example.org", "example.net"};
    private static final String[] NUMBERS = {
        "+442079460",
        "+441134960",
        "+441144960",
        "+441154960",
        "+441164960",
        "+441174960",
        "+441184960",
        "+441214960",
        "+441314960",
        "+441414960",
        "+441514960",
        "+441614960",
        "+447700900"
    };
    private static final String[] MORE_NUMBERS = {"+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998"
    };

    private final Random random;

    private Crowds(long seed) {
        this.random = new Random(seed);
    }

    static Population seeded(GenesysDoubleSettings.Crowd crowd) {
        Population population = new Population();
        Crowds crowds = new Crowds(crowd.seed());
        for (int i = 0; i < crowd.size(); i++) {
            population.add(crowds.person(i));
        }
        crowd.others().forEach(population::add);
        return population;
    }

    private Person person(int i) {
        String name = name(i);
        String local = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + (100 + random.nextInt(900)) + i;
        String email = local + "@" + DOMAINS[random.nextInt(DOMAINS.length)];
        PersonBuilder builder = kind(i, name, email);
        return builder.conversations(1 + random.nextInt(6)).build();
    }

    /** Most are plain; each kind that a pipeline may stumble over comes once in {@value #ONE_OF_EACH_KIND}. */
    private PersonBuilder kind(int i, String name, String email) {
        String phone = phone(i);
        PersonBuilder plain = Person.named(name).email(email).phone(phone);
        return switch (i % ONE_OF_EACH_KIND) {
            case 1, 2 -> namesake(i, email, phone);
            case 3 -> merged(i, plain, name);
            case 4 -> plain.key(key("employee", i)).employee();
            case 5, 6, 7 -> Person.nameless().key(key("caller", i)).phone(phone);
            case 8 -> Person.nameless().key(key("writer", i)).email(email);
            case 9 -> plain.key(key("dialled", i)).dialerContact("d-" + i, "list-" + random.nextInt(9));
            case 10 -> plain.key(key("social", i)).contact().handle(TermType.TWITTER, "@tw" + i);
            case 11 -> plain.key(key("social", i)).contact().handle(TermType.INSTAGRAM, "insta." + i);
            case 12 -> plain.key(key("social", i)).contact().handle(TermType.FACEBOOK, "fb-" + i);
            case 13 -> plain.key(key("social", i)).contact().handle(TermType.APPLE_MESSAGES, "apple-" + i);
            case 14 -> plain.key(key("archived", i)).contact().archives(5);
            case 15 -> plain.key(key("customer", i)).contact().externalId("CRM-" + (100_000 + i));
            case 16 -> plain.key(key("customer", i)).contact().address(i + " Example Street, Sampletown");
            default -> plain.key(key("contact", i)).contact();
        };
    }

    private static PersonBuilder namesake(int i, String email, String phone) {
        return Person.named("Kim Namesake" + i / ONE_OF_EACH_KIND)
                .key(key("namesake", i))
                .email(email)
                .phone(phone)
                .contact();
    }

    private static PersonBuilder merged(int i, PersonBuilder plain, String name) {
        return plain.key(key("merged", i))
                .mergedFrom(new Term(TermType.NAME, name), new Term(TermType.EMAIL, "old." + i + "@example.net"))
                .mergedFrom(
                        new Term(TermType.NAME, name + " formerly"), new Term(TermType.PHONE, "+4420794699" + i % 9));
    }

    private static String key(String kind, int i) {
        return "%s-%06d".formatted(kind, i);
    }

    private static String name(int i) {
        int pairs = FIRST.length * LAST.length;
        String twin =
                i < pairs ? "" : " " + (char) ('A' + i / pairs % 26) + (i / pairs < 26 ? "" : "" + i / pairs / 26);
        return FIRST[i % FIRST.length] + twin + " " + LAST[i / FIRST.length % LAST.length];
    }

    private static String phone(int i) {
        int drama = NUMBERS.length * 1000;
        if (i < drama) {
            return "%s%03d".formatted(NUMBERS[i % NUMBERS.length], i / NUMBERS.length);
        }
        int rest = i - drama;
        return "%s%04d".formatted(MORE_NUMBERS[rest % MORE_NUMBERS.length], rest / MORE_NUMBERS.length % 10_000);
    }
}
