package io.genesysdsr.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns logins away, before their password is looked at, from addresses that have sent too many wrong ones. */
final class LoginGate extends OncePerRequestFilter {

    private final LoginLimit limit;

    LoginGate(LoginLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        Duration rest = isLogin(call) ? limit.rest(call.getRemoteAddr()) : Duration.ZERO;
        if (rest.isZero()) {
            chain.doFilter(call, answer);
        } else {
            answer.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(rest.toSeconds() + 1));
            answer.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private static boolean isLogin(HttpServletRequest call) {
        boolean form = call.getMethod().equals(HttpMethod.POST.name())
                && call.getRequestURI().endsWith("/login");
        return form || call.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
