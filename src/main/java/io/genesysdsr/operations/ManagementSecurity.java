package io.genesysdsr.operations;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Who may do what on the management port; the main port shows nothing of it. */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {

    private static final String VIEWER = OperationsSettings.Role.VIEWER.name();
    private static final String OPERATOR = OperationsSettings.Role.OPERATOR.name();

    @Bean
    @Order(1)
    SecurityFilterChain management(
            HttpSecurity http, WebEndpointProperties endpoints, OperationsSettings settings, LoginLimit limit)
            throws Exception {
        return http.securityMatcher(onManagement(endpoints.getBasePath()))
                .authorizeHttpRequests(rights -> rights(rights, settings))
                .formLogin(Customizer.withDefaults())
                .httpBasic(Customizer.withDefaults())
                .csrf(ManagementSecurity::csrf)
                .addFilterBefore(new LoginGate(limit), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** What no other edge takes charge of. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain main(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rights -> rights.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rights,
            OperationsSettings settings) {
        rights.requestMatchers(EndpointRequest.to("health")).permitAll();
        if (settings.openMetrics()) {
            rights.requestMatchers(EndpointRequest.to("prometheus")).permitAll();
        }
        // Reading by Jolokia is a POST as well; JolokiaRights tells reading from doing.
        rights.requestMatchers(EndpointRequest.to("jolokia", "hawtio")).hasRole(VIEWER);
        rights.requestMatchers(HttpMethod.GET).hasRole(VIEWER);
        rights.requestMatchers(HttpMethod.HEAD).hasRole(VIEWER);
        rights.anyRequest().hasRole(OPERATOR);
    }

    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(c -> c.sameSite("Strict"));
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        // Hawtio reads the token from its cookie, which is only written where the token is not left until needed.
        handler.setCsrfRequestAttributeName(null);
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(handler)
                .ignoringRequestMatchers(ManagementSecurity::isSentByProgram);
    }

    /** No page of another site can make a browser send this without asking us first, which we never allow. */
    private static boolean isSentByProgram(HttpServletRequest request) {
        String login = request.getHeader(HttpHeaders.AUTHORIZATION);
        String type = request.getContentType();
        return login != null
                && login.startsWith("Basic ")
                && type != null
                && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** By the server that was asked, and by the path, in case both share a port. */
    private static RequestMatcher onManagement(String basePath) {
        return request -> request.getRequestURI().startsWith(request.getContextPath() + basePath)
                || WebServerApplicationContext.hasServerNamespace(
                        WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext()),
                        "management");
    }
}
