package io.genesysdsr.resolution;

import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody whom identifiers led to: a merge set of external contacts, or a dialer contact. Personal data. */
final class Lead {

    private final Identifier target;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Identifier> ledBy = new LinkedHashSet<>();
    private final Set<Identifier> carried = new LinkedHashSet<>();
    private @Nullable Instant changed;

    Lead(Identifier target) {
        this.target = target;
    }

    void ledBy(Identifier by, @Nullable String name) {
        ledBy.add(by);
        addName(name);
    }

    void knownBy(ExternalContact contact) {
        addName(contact.name());
        contact.terms().forEach(t -> carried.add(Terms.identifier(t)));
        Instant at = contact.modifiedAt();
        if (at != null && (changed == null || at.isAfter(changed))) {
            changed = at;
        }
    }

    void takeOver(Lead ancestor) {
        names.addAll(ancestor.names);
        ledBy.addAll(ancestor.ledBy);
        carried.addAll(ancestor.carried);
    }

    private void addName(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            names.add(name.strip());
        }
    }

    /** What systems are asked for: the canonical contact of the merge set, or the dialer contact. */
    Identifier target() {
        return target;
    }

    Set<String> names() {
        return names;
    }

    /** Everything it was found under. */
    Set<Identifier> ledBy() {
        return ledBy;
    }

    /** Everything by which it is known, without what namesakes share. */
    Set<Identifier> knownBy() {
        return Stream.concat(ledBy.stream(), carried.stream())
                .filter(i -> !i.kind().isShared())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether nothing of anybody's own led to it. */
    boolean isNamesake() {
        return ledBy.stream().allMatch(i -> i.kind().isShared());
    }

    boolean isDialerContact() {
        return target.kind() == IdentifierKind.DIALER_CONTACT_ID;
    }

    @Nullable
    Instant changed() {
        return changed;
    }

    @Nullable
    LocalDate changedOn() {
        return changed == null ? null : LocalDate.ofInstant(changed, ZoneOffset.UTC);
    }

    /** Whether one name of each may be the same, or one of both has none: then nothing is known against it. */
    boolean mayBeNamed(Set<String> others) {
        return names.isEmpty()
                || others.isEmpty()
                || names.stream().anyMatch(a -> others.stream().anyMatch(b -> Names.agree(a, b)));
    }

    /** Whether a full name of each is the same. */
    boolean isNamed(Set<String> others) {
        return names.stream().anyMatch(a -> others.stream().anyMatch(b -> Names.same(a, b)));
    }

    /** Whether it has two names that are no forms of one: somebody may have merged two persons. */
    boolean isOfTwoNames() {
        return names.stream().anyMatch(a -> names.stream().anyMatch(b -> Names.differ(a, b)));
    }

    @Override
    public String toString() {
        return "Lead[" + target.kind() + "]";
    }
}
