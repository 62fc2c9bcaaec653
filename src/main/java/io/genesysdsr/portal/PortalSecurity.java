package io.genesysdsr.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The pages of proof: open to everybody, remembered nowhere, framed by nobody, and telling no other site their address. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    private static final String NOTHING_BUT_OUR_OWN =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain ofPortal(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName("PROVE-XSRF");
        cookie.setCookiePath("/prove");
        cookie.setCookieCustomizer(c -> c.sameSite("Strict").httpOnly(true));
        return http.securityMatcher("/prove/**")
                .authorizeHttpRequests(rights -> rights.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(cookie))
                .headers(headers -> headers.contentSecurityPolicy(p -> p.policyDirectives(NOTHING_BUT_OUR_OWN))
                        // The address holds the secret.
                        .referrerPolicy(p -> p.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
                .build();
    }
}
