package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.node.TextNode;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one form in which an identifier is kept, for whoever compares others with those of requests. */
public final class NormalForm {

    private NormalForm() {}

    /**
     * The identifier that somebody wrote.
     *
     * @param kind what kind it is
     * @param value as it was written
     * @param country two letters (ISO 3166-1) for phone numbers without a country code; null where each has one
     * @return empty where the value is none of its kind
     */
    public static Optional<Identifier> of(IdentifierKind kind, String value, @Nullable String country) {
        return Optional.ofNullable(Identifiers.value(kind, TextNode.valueOf(value), "value", country, new Reasons()));
    }
}
