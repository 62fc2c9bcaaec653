package io.genesysdsr.operations;

import java.util.HashSet;
import java.util.Set;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Lets those log in by JMX who may log in on the management port. */
@Component
class JmxLogin implements JMXAuthenticator {

    private final UserDetailsService users;
    private final PasswordEncoder passwords;
    private final String nobodysPassword;

    JmxLogin(UserDetailsService users, PasswordEncoder passwords) {
        this.users = users;
        this.passwords = passwords;
        this.nobodysPassword = passwords.encode("nobody");
    }

    /** The name and the roles, each as a principal; the same refusal, after the same work, whatever was wrong. */
    @Override
    public Subject authenticate(@Nullable Object credentials) {
        if (!(credentials instanceof String[] pair) || pair.length != 2 || pair[0] == null || pair[1] == null) {
            throw new SecurityException("Log in with a name and a password");
        }
        UserDetails user = known(pair[0]);
        boolean matches = passwords.matches(pair[1], user == null ? nobodysPassword : user.getPassword());
        if (user == null || !matches) {
            throw new SecurityException("Wrong name or password");
        }
        Set<JMXPrincipal> principals = new HashSet<>();
        principals.add(new JMXPrincipal(user.getUsername()));
        user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(JMXPrincipal::new)
                .forEach(principals::add);
        return new Subject(true, principals, Set.of(), Set.of());
    }

    private @Nullable UserDetails known(String name) {
        try {
            return users.loadUserByUsername(name);
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }
}
