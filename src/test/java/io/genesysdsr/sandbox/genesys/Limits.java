package io.genesysdsr.sandbox.genesys;

/**
 * Calls per minute that the double allows, 0 for no limit; a family's limit applies beside the caller's.
 *
 * @param callsPerMinute for one caller over all operations; 300 by the namespace platform.api
 * @param subjectsCallsPerMinute for one caller on the subject search
 * @param gdprCallsPerMinute for one caller on the whole GDPR API
 * @param contactsCallsPerMinute for one caller on External Contacts
 * @param usersCallsPerMinute for one caller on the search for users
 * @param scope what one caller is
 */
public record Limits(
        int callsPerMinute,
        int subjectsCallsPerMinute,
        int gdprCallsPerMinute,
        int contactsCallsPerMinute,
        int usersCallsPerMinute,
        LimitScope scope) {

    Limits withCallsPerMinute(int changed) {
        return new Limits(
                changed,
                subjectsCallsPerMinute,
                gdprCallsPerMinute,
                contactsCallsPerMinute,
                usersCallsPerMinute,
                scope);
    }

    Limits withSubjectsCallsPerMinute(int changed) {
        return new Limits(
                callsPerMinute, changed, gdprCallsPerMinute, contactsCallsPerMinute, usersCallsPerMinute, scope);
    }

    Limits withGdprCallsPerMinute(int changed) {
        return new Limits(
                callsPerMinute, subjectsCallsPerMinute, changed, contactsCallsPerMinute, usersCallsPerMinute, scope);
    }

    Limits withContactsCallsPerMinute(int changed) {
        return new Limits(
                callsPerMinute, subjectsCallsPerMinute, gdprCallsPerMinute, changed, usersCallsPerMinute, scope);
    }

    Limits withUsersCallsPerMinute(int changed) {
        return new Limits(
                callsPerMinute, subjectsCallsPerMinute, gdprCallsPerMinute, contactsCallsPerMinute, changed, scope);
    }

    Limits withScope(LimitScope changed) {
        return new Limits(
                callsPerMinute,
                subjectsCallsPerMinute,
                gdprCallsPerMinute,
                contactsCallsPerMinute,
                usersCallsPerMinute,
                changed);
    }
}
