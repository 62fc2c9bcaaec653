package io.genesysdsr.request;

/** Where an exception arose, without its message: messages of libraries may quote what they were given. */
final class Trace {

    private Trace() {}

    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        for (Throwable t = thrown; t != null && trace.length() < 4000; t = t.getCause()) {
            trace.append(trace.isEmpty() ? "" : " caused by ")
                    .append(t.getClass().getName());
            for (int i = 0; i < Math.min(6, t.getStackTrace().length); i++) {
                trace.append(" at ").append(t.getStackTrace()[i]);
            }
        }
        return trace.toString();
    }
}
