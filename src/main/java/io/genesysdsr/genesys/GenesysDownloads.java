package io.genesysdsr.genesys;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows a result link to its bytes: to the API's own host with the token, to other allowed hosts without it, to no
 * host that is not allowed. Links are secrets: they are stored nowhere and printed nowhere.
 */
@Component("genesysDownloads")
public class GenesysDownloads {

    private static final int MOST_HOPS = 4;
    private static final String FAMILY = "downloads";

    private final GenesysSettings settings;
    private final MeterRegistry meters;

    GenesysDownloads(GenesysSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Begins at a link.
     *
     * @throws NeedsPerson where the link leads to a host that is not allowed
     */
    public Download begin(String link) {
        return hop(settings.api(), link, 1);
    }

    /** What the pace is told of a hop on the API's own host: it counts like any call. */
    public GenesysCall call() {
        return GenesysCall.get("", Map.of(), FAMILY);
    }

    /** Takes the head of an answer: bytes, a link that is gone, or one more hop. */
    public Download next(Download from, int status, @Nullable String location, @Nullable Long length) {
        meters.counter("dsr.genesys.calls", "family", FAMILY, "status", Integer.toString(status))
                .increment();
        return switch (status) {
            case 200 -> from.open(length == null ? -1 : length);
            case 301, 302, 303, 307, 308 -> {
                if (location == null || from.hops() >= MOST_HOPS) {
                    throw new NeedsPerson("genesys-921");
                }
                yield hop(from.uri(), location, from.hops() + 1);
            }
            case 404, 410 -> from.gone();
            // Storage answers 403 to a link that has run out; the API's own host, to a client that lacks the
            // permission.
            case 403 -> {
                if (from.withToken()) {
                    throw new NeedsPerson("genesys-403");
                }
                throw TryLater.withoutEffect("genesys-923", null);
            }
            case 401, 408, 429, 500, 502, 503, 504 -> throw TryLater.withoutEffect("genesys-924", null);
            default -> throw new NeedsPerson("genesys-925");
        };
    }

    /** Becomes a failure of a download that got no answer or broke off. */
    public void broken(Exception cause) {
        Failure foreseen = Failure.in(cause);
        if (foreseen != null) {
            throw foreseen;
        }
        throw TryLater.withoutEffect("genesys-926", null);
    }

    private Download hop(URI from, String link, int hops) {
        URI uri = resolve(from, link);
        String host = uri.getHost();
        String allowedScheme = Hosts.isLoopback(host) ? "http|https" : "https";
        if (host == null || uri.getScheme() == null || !uri.getScheme().matches(allowedScheme)) {
            throw new NeedsPerson("genesys-922");
        }
        boolean api = origin(uri).equals(origin(settings.api()));
        if (!api && settings.downloadHosts().stream().noneMatch(allowed -> Hosts.matches(allowed, host))) {
            throw new NeedsPerson("genesys-922");
        }
        return new Download(uri, api, hops, Download.State.OPENING, -1);
    }

    private static URI resolve(URI from, String link) {
        try {
            return from.resolve(new URI(link));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The exception quotes the link, which is a secret: it must not travel on.
            throw new NeedsPerson("genesys-922");
        }
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
