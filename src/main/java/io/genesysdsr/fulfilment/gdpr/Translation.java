package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GdprApi.ReplacementTerm;
import io.genesysdsr.genesys.GdprRequest;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.genesys.SearchType;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Submission.Correction;

/** From our words to Genesys' and back. */
final class Translation {

    private Translation() {}

    static GdprRequest.Type type(Right right) {
        return switch (right) {
            case ACCESS, PORTABILITY -> GdprRequest.Type.GDPR_EXPORT;
            case RECTIFICATION -> GdprRequest.Type.GDPR_UPDATE;
            case ERASURE -> GdprRequest.Type.GDPR_DELETE;
        };
    }

    static GdprSubject subject(Identifier identifier) {
        return switch (identifier.kind()) {
            case USER_ID -> GdprSubject.user(identifier.value());
            case EXTERNAL_CONTACT_ID -> GdprSubject.externalContact(identifier.value());
            case DIALER_CONTACT_ID -> dialer(identifier.value());
            default -> GdprSubject.term(searchType(identifier), identifier.value());
        };
    }

    private static GdprSubject dialer(String listAndContact) {
        int slash = listAndContact.indexOf('/');
        return GdprSubject.dialerContact(listAndContact.substring(0, slash), listAndContact.substring(slash + 1));
    }

    static SearchType searchType(Identifier term) {
        return SearchType.valueOf(term.kind().name());
    }

    static ReplacementTerm replacement(Correction correction) {
        return new ReplacementTerm(
                SearchType.valueOf(correction.kind().name()), correction.existingValue(), correction.updatedValue());
    }
}
