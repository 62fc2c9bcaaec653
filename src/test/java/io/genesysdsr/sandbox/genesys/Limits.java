package io.genesysdsr.sandbox.genesys;

/**
 * Calls per minute that the double allows, 0 for no limit; a family's limit applies beside the caller's.
 *
 * @param callsPerMinute for one caller over all operations; 300 by the namespace platform.api
 * @param subjectsCallsPerMinute for one caller on the subject search
 * @param gdprCallsPerMinute for one caller on the whole GDPR API
 * @param scope what one caller is
 */
public record Limits(int callsPerMinute, int subjectsCallsPerMinute, int gdprCallsPerMinute, LimitScope scope) {

    Limits withCallsPerMinute(int changed) {
        return new Limits(changed, subjectsCallsPerMinute, gdprCallsPerMinute, scope);
    }

    Limits withSubjectsCallsPerMinute(int changed) {
        return new Limits(callsPerMinute, changed, gdprCallsPerMinute, scope);
    }

    Limits withGdprCallsPerMinute(int changed) {
        return new Limits(callsPerMinute, subjectsCallsPerMinute, changed, scope);
    }

    Limits withScope(LimitScope changed) {
        return new Limits(callsPerMinute, subjectsCallsPerMinute, gdprCallsPerMinute, changed);
    }
}
