package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void theSameSeedMakesTheSamePeopleAndAnotherSeedOthers() {
        List<Person> once = List.copyOf(seeded(500, 3).all());

        assertThat(List.copyOf(seeded(500, 3).all())).isEqualTo(once);
        assertThat(List.copyOf(seeded(500, 4).all())).isNotEqualTo(once);
    }

    @Test
    void asManyPeopleAsAskedForAreFoundAndNobodySharesANumberOrAnAddress() {
        Population population = seeded(3000, 42);
        Set<Term> seen = new HashSet<>();

        assertThat(population.size()).isEqualTo(3000);
        population.all().stream()
                .flatMap(person -> person.terms().stream())
                .filter(term -> term.type() == TermType.PHONE || term.type() == TermType.EMAIL)
                .forEach(term -> assertThat(seen.add(term)).isTrue());
    }

    @Test
    void onlyNamesakesShareAName() {
        Population population = seeded(3000, 42);

        assertThat(population.all()).filteredOn(Person::isPlain).isNotEmpty().allSatisfy(person -> assertThat(
                        population.knownBy(new Term(TermType.NAME, person.name())))
                .containsExactly(person));
    }

    @Test
    void everyNumberCanBeANumber() throws Exception {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

        List<String> impossible = new ArrayList<>();
        for (Person person : seeded(20_000, 42).all()) {
            for (String phone : person.values(TermType.PHONE)) {
                if (!numbers.isPossibleNumber(numbers.parse(phone, null))) {
                    impossible.add(phone);
                }
            }
        }
        assertThat(impossible).isEmpty();
    }

    @Test
    void everyKindOfPersonIsThereEvenInASmallPopulation() {
        Population population = seeded(25, 1);

        assertThat(population.plain(3).has(TermType.EMAIL)).isTrue();
        assertThat(population.namesakes()).hasSize(2);
        assertThat(population.merged().contacts()).hasSize(3);
        assertThat(population.employee().isListed()).isTrue();
        assertThat(population.callerByNumberOnly().holdings().conversations()).isNotEmpty();
        assertThat(population.withFiveArchives().holdings().archives()).isEqualTo(5);
        assertThatThrownBy(() -> population.plain(100)).isInstanceOf(IllegalStateException.class);
    }

    private static Population seeded(int size, long seed) {
        return Population.seeded(size, seed);
    }
}
