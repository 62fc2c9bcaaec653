package io.genesysdsr.operations;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the product is run and by whom; the keys are explained in {@code application.yaml}.
 *
 * @param checkIn how often a replica tells the others that it lives
 * @param count how often the ledger is counted for the metrics
 * @param users who may log in; nobody where it is empty
 * @param openMetrics whether the metrics are shown without a login
 * @param jmxPort where JMX answers to a login; 0 for not at all
 * @param jmxHost on which address of this machine
 * @param wrongPasswords how many wrong passwords an address may send in ten minutes
 */
@Validated
@ConfigurationProperties("dsr.operations")
record OperationsSettings(
        @NotNull Duration checkIn,
        @NotNull Duration count,
        @DefaultValue List<User> users,
        @DefaultValue("false") boolean openMetrics,
        @DefaultValue("0") int jmxPort,
        @DefaultValue("127.0.0.1") String jmxHost,
        @Min(1) int wrongPasswords) {

    /** What somebody may do. */
    enum Role {
        /** See everything that is shown, change nothing. */
        VIEWER,
        /** See, stop and start routes, decide reviews. */
        OPERATOR
    }

    /**
     * Somebody who may log in.
     *
     * @param name as typed at the login and as written into the audit events of decisions
     * @param password a hash such as {@code {bcrypt}$2y$12$...}, never the password itself
     * @param roles what they may do
     */
    record User(String name, String password, Set<Role> roles) {

        User {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("A user under dsr.operations.users in application.yaml has no name");
            }
            if (password == null || !password.matches("\\{(bcrypt|pbkdf2@SpringSecurity_v5_8)}.+")) {
                throw new IllegalArgumentException("The password of " + name
                        + " under dsr.operations.users must be a hash that begins with {bcrypt}, such as"
                        + " `htpasswd -nBC 12 " + name + "` prints after the colon");
            }
            if (roles == null || roles.isEmpty()) {
                throw new IllegalArgumentException(
                        "The user " + name + " under dsr.operations.users needs a role: VIEWER or OPERATOR");
            }
        }

        @Override
        public String toString() {
            return "User[" + name + " " + roles + "]";
        }
    }
}
