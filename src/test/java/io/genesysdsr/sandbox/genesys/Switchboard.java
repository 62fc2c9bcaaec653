package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Takes each call of all three hosts from the wire to the front desk and back, and writes it down. It is a valve and no
 * servlet, because only a valve can cut a connection.
 */
final class Switchboard extends ValveBase {
    private final FrontDesk desk;
    private final Faults faults;
    private final Journal journal;
    private final Clock clock;
    private volatile Map<Integer, Host> hosts = Map.of();

    Switchboard(FrontDesk desk, Faults faults, Journal journal, Clock clock) {
        super(true);
        this.desk = desk;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    void servedAt(Map<Integer, Host> byPort) {
        hosts = Map.copyOf(byPort);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException {
        Host host = hosts.getOrDefault(request.getLocalPort(), Host.API);
        String path = request.getRequestURI();
        Operations.Match match = desk.find(host, request.getMethod(), path);
        Ask unmarked = Wire.read(request, host, match);
        Ask ask = unmarked.admitted(new Ask.Admission(null, faults.against(unmarked)));
        Fault fault = ask.admission().fault();
        pause(fault);
        FrontDesk.Reply reply = fault.mark() == Fault.Mark.DROPPED_BEFORE ? null : desk.reply(ask, match);
        String correlationId = UUID.randomUUID().toString();
        if (reply == null || fault.mark() == Fault.Mark.DROPPED_AFTER) {
            note(ask, reply, 0, correlationId, List.of());
            Wire.cut(request);
            return;
        }
        Answer answer = reply.answer();
        note(ask, reply, answer.status(), correlationId, desk.violations(ask, answer, correlationId));
        Wire.headers(response, reply, ask.operation(), correlationId);
        Wire.send(request, response, answer, correlationId, fault.breaksAfter());
    }

    /** Before the caller can know of it, so that whoever has an answer finds its call in the journal. */
    private void note(
            Ask ask, FrontDesk.@Nullable Reply reply, int status, String correlationId, List<String> ofAnswer) {
        List<String> violations = ofAnswer;
        if (reply != null && !reply.violations().isEmpty()) {
            violations = new ArrayList<>(reply.violations());
            violations.addAll(ofAnswer);
        }
        if (ask.operation().host() == Host.CONTROL) {
            return;
        }
        String client = reply == null ? "" : reply.client();
        journal.add(new Call(clock.instant(), ask.operation().name(), status, client, correlationId, violations));
    }

    private static void pause(Fault fault) {
        long end = System.nanoTime() + fault.delay().toNanos();
        for (long left = fault.delay().toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
