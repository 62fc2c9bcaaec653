package io.genesysdsr.operations;

import io.genesysdsr.operations.OperationsSettings.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Those who may log in: the users of the configuration and nobody else. */
@Configuration(proxyBeanMethods = false)
class Users {

    @Bean
    UserDetailsService knownUsers(OperationsSettings settings) {
        return new InMemoryUserDetailsManager(
                settings.users().stream().map(Users::details).toList());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static UserDetails details(OperationsSettings.User user) {
        // Who may change things may also see them.
        String[] roles = user.roles().contains(Role.OPERATOR)
                ? new String[] {Role.VIEWER.name(), Role.OPERATOR.name()}
                : new String[] {Role.VIEWER.name()};
        return User.withUsername(user.name())
                .password(user.password())
                .roles(roles)
                .build();
    }
}
