package io.genesysdsr.request;

/** What it is called when a phase is done. */
final class Phases {

    private Phases() {}

    static String done(Phase phase) {
        return switch (phase) {
            case SUBMIT -> "TaskSubmitted";
            case AWAIT -> "TaskAwaited";
            case COLLECT -> "TaskCollected";
            case CONFIRM -> "TaskConfirmed";
        };
    }
}
