package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** HTTP as the server has it, made into what is asked, and what is answered made into HTTP. */
final class Wire {
    /** More of a body is not read: whatever it is, it is too large. */
    private static final int MOST_READ = 1 << 20;

    private Wire() {}

    static Ask read(Request request, Host host, Operations.@Nullable Match match) throws IOException {
        Operation operation = match == null
                ? Operation.unknown(host, request.getMethod(), request.getRequestURI())
                : match.operation();
        return new Ask(
                operation,
                match == null ? "" : match.variable(),
                QueryText.parse(request.getQueryString()),
                headers(request),
                request.getInputStream().readNBytes(MOST_READ),
                new Ask.Admission(null, Fault.NOTHING));
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    static void headers(Response response, FrontDesk.Reply reply, Operation operation, String correlationId) {
        response.setStatus(reply.answer().status());
        reply.answer().headers().forEach(response::setHeader);
        if (operation.host() == Host.STORAGE) {
            return;
        }
        response.setHeader("ININ-Correlation-Id", correlationId);
        if (operation.host() == Host.API) {
            RateLimits.Standing standing = reply.standing();
            response.setHeader("inin-ratelimit-count", Long.toString(standing.count()));
            response.setHeader("inin-ratelimit-allowed", Long.toString(standing.allowed()));
            response.setHeader("inin-ratelimit-reset", Long.toString(standing.resetSeconds()));
            // No header of Genesys: which family of the double's operations answered.
            response.setHeader("X-Double-Family", "published");
        }
    }

    /** @param breaksAfter bytes after which the connection is cut, negative for never */
    static void send(Request request, Response response, Answer answer, String correlationId, long breaksAfter)
            throws IOException {
        response.setContentLengthLong(answer.length(correlationId));
        long most = breaksAfter < 0 ? Long.MAX_VALUE : breaksAfter;
        OutputStream out = response.getOutputStream();
        Stretch stretch = answer.stretch();
        if (stretch != null) {
            stretch.writeTo(out, most);
        } else {
            byte[] bytes = answer.rendered(correlationId);
            out.write(bytes, 0, (int) Math.min(bytes.length, most));
        }
        if (breaksAfter >= 0) {
            response.flushBuffer();
            cut(request);
        }
    }

    /** Closes the connection as it is; what is not sent yet is never sent. */
    static void cut(Request request) {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    }
}
