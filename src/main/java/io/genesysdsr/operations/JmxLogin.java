package io.genesysdsr.operations;

import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
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
    private final LoginLimit limit;
    private final String nobodysPassword;

    JmxLogin(UserDetailsService users, PasswordEncoder passwords, LoginLimit limit) {
        this.limit = limit;
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
        String address = caller();
        if (!limit.rest(address).isZero()) {
            throw new SecurityException("Too many wrong passwords; wait");
        }
        UserDetails user = known(pair[0]);
        boolean matches = passwords.matches(pair[1], user == null ? nobodysPassword : user.getPassword());
        if (user == null || !matches) {
            limit.failed(address);
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

    /** Apart from the addresses of the management port: by a tunnel all come from the same one. */
    private static String caller() {
        try {
            return "jmx " + RemoteServer.getClientHost().replace(':', '.');
        } catch (ServerNotActiveException e) {
            return "jmx";
        }
    }

    private @Nullable UserDetails known(String name) {
        try {
            return users.loadUserByUsername(name);
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }
}
