package io.genesysdsr.sandbox.genesys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of an identifier that a contact can claim, spelt as the API spells them. */
enum IdentifierType {
    SocialLine(null),
    SocialFacebook(TermType.FACEBOOK),
    SocialTwitter(TermType.TWITTER),
    SocialWhatsapp(null),
    SocialInstagram(TermType.INSTAGRAM),
    SocialWhatsappBsuid(null),
    AppleOpaqueId(TermType.APPLE_MESSAGES),
    Email(TermType.EMAIL),
    Phone(TermType.PHONE),
    Cookie(null),
    ExternalId(TermType.EXTERNAL_ID);

    private final @Nullable TermType term;

    IdentifierType(@Nullable TermType term) {
        this.term = term;
    }

    /** What it is to the population; null where nobody there is known so. */
    @Nullable
    TermType term() {
        return term;
    }

    /** The type under which a term is claimed; null for names and postal addresses, which nobody claims. */
    static @Nullable IdentifierType of(TermType type) {
        return Arrays.stream(values())
                .filter(each -> each.term == type)
                .findFirst()
                .orElse(null);
    }
}
