package io.genesysdsr.resolution;

import io.genesysdsr.genesys.ContactTerm;
import io.genesysdsr.genesys.SearchType;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;

/** From our words to Genesys' and back; the names are the same for whatever can be searched for. */
final class Terms {

    private Terms() {}

    static Identifier identifier(ContactTerm term) {
        return new Identifier(IdentifierKind.valueOf(term.type().name()), term.value());
    }

    static SearchType searchType(Identifier identifier) {
        return SearchType.valueOf(identifier.kind().name());
    }
}
