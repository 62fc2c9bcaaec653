package io.genesysdsr.intake.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may call what under {@code /api}: holders of a token, and nobody else but readers of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class RestSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(RestSecurity.class);
    private static final String ALL = "/api/**";

    private final RestSettings settings;
    private final Clients clients;
    private final Problems problems;

    RestSecurity(RestSettings settings, Clients clients, Problems problems) {
        this.settings = settings;
        this.clients = clients;
        this.problems = problems;
    }

    @Bean
    @Order(10)
    SecurityFilterChain restIntake(HttpSecurity http) throws Exception {
        http.securityMatcher(ALL)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(RestSecurity::headers);
        return settings.isOn() ? open(http).build() : closed(http).build();
    }

    private HttpSecurity open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rights -> rights.requestMatchers(HttpMethod.GET, OpenApi.PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(Tokens.decoder(settings)))
                        .authenticationEntryPoint(this::refuse)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(RestSecurity.this::refuse);
                                return filter;
                            }
                        }))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(this::refuse))
                .addFilterAfter(
                        new ClientPace(clients, problems, settings.callsPerMinute()),
                        BearerTokenAuthenticationFilter.class);
    }

    private HttpSecurity closed(HttpSecurity http) throws Exception {
        LOG.info("Intake by REST is off: dsr.intake.rest names neither an issuer nor its keys");
        return http.authorizeHttpRequests(rights -> rights.anyRequest().denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (call, answer, e) -> problems.write(Problem.off(), answer))
                        .accessDeniedHandler((call, answer, e) -> problems.write(Problem.off(), answer)));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** Why exactly a token is not believed is said to nobody who holds it. */
    private void refuse(HttpServletRequest call, HttpServletResponse answer, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            LOG.warn("intake-122: a token could not be checked, because the issuer's keys could not be fetched");
            problems.write(Problem.unavailable(), answer);
            return;
        }
        boolean none = call.getHeader(HttpHeaders.AUTHORIZATION) == null;
        answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, none ? "Bearer" : "Bearer error=\"invalid_token\"");
        problems.write(Problem.unauthenticated(), answer);
    }
}
