package io.genesysdsr.sandbox.genesys;

import java.util.List;
import java.util.Set;

/**
 * What the organisation holds for one subject.
 *
 * @param people whose data it is
 * @param conversations the ids of the conversations that belong to the subject, among those of these people
 */
record Found(List<Person> people, Set<String> conversations) {
    boolean isEmpty() {
        return people.isEmpty();
    }

    List<Conversation> conversationsOf(Person person) {
        return person.holdings().conversations().stream()
                .filter(conversation -> conversations.contains(conversation.id()))
                .toList();
    }
}
