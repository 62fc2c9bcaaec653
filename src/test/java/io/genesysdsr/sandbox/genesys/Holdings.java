package io.genesysdsr.sandbox.genesys;

import java.util.List;

/**
 * What is held of a person beyond the records that name them.
 *
 * @param exportBytes bytes that an export has beyond its JSON, made while they are sent
 * @param archives into how many files an export is cut
 */
public record Holdings(List<Conversation> conversations, long exportBytes, int archives) {
    public Holdings {
        conversations = List.copyOf(conversations);
    }

    Holdings withConversations(List<Conversation> changed) {
        return new Holdings(changed, exportBytes, archives);
    }
}
