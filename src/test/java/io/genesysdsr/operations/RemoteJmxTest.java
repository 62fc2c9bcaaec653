package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A real JMX client at the door. */
class RemoteJmxTest {

    /** What Camel shows of a route, as far as rights are concerned. */
    public interface RouteMBean {
        String getDescription();

        void stop();
    }

    private static final class Route implements RouteMBean {

        private boolean stopped;

        @Override
        public String getDescription() {
            return "Does something";
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }

    private final Route route = new Route();
    private final int port = freePort();
    private final OperationsSettings settings = new OperationsSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            List.of(user("viewer", OperationsSettings.Role.VIEWER), user("operator", OperationsSettings.Role.OPERATOR)),
            false,
            port,
            "127.0.0.1",
            5);
    private final PasswordEncoder passwords = new Users().passwordEncoder();
    private final RemoteJmx jmx = new RemoteJmx(
            settings, new JmxLogin(new Users().knownUsers(settings), passwords, new LoginLimit(settings)));
    private final ObjectName name = name("org.apache.camel:context=test,type=routes,name=\"remote-jmx-test\"");

    @BeforeEach
    void open() throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new javax.management.StandardMBean(route, RouteMBean.class), name);
        jmx.start();
    }

    @AfterEach
    void close() throws Exception {
        jmx.stop();
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    }

    @Test
    void nobodyGetsInWithoutALogin() {
        assertThatThrownBy(() -> connect(null, null)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> connect("viewer", "wrong"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Wrong name or password");
        assertThatThrownBy(() -> connect("stranger", "viewer"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Wrong name or password");
    }

    @Test
    void whoGuessesPasswordsIsNotListenedToAnyMore() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> connect("viewer", "wrong")).hasMessage("Wrong name or password");
        }
        assertThatThrownBy(() -> connect("viewer", "viewer"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Too many wrong passwords; wait");
    }

    @Test
    void whoSeesMayReadAndNotStop() throws Exception {
        try (JMXConnector connector = connect("viewer", "viewer")) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            assertThat(beans.getAttribute(name, "Description")).isEqualTo("Does something");
            assertThatThrownBy(() -> beans.invoke(name, "stop", new Object[0], new String[0]))
                    .isInstanceOf(SecurityException.class);
        }
        assertThat(route.stopped).isFalse();
    }

    @Test
    void whoOperatesMayStopARouteAndNothingElse() throws Exception {
        try (JMXConnector connector = connect("operator", "operator")) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            beans.invoke(name, "stop", new Object[0], new String[0]);
            assertThatThrownBy(() -> beans.invoke(
                            name("com.sun.management:type=HotSpotDiagnostic"),
                            "dumpHeap",
                            new Object[] {"heap.hprof", true},
                            new String[] {"java.lang.String", "boolean"}))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> beans.createMBean("javax.management.loading.MLet", name("a:type=b")))
                    .isInstanceOf(SecurityException.class);
        }
        assertThat(route.stopped).isTrue();
    }

    @SuppressWarnings("BanJNDI") // it is how a JMX client finds the door, and the address is the test's own
    private JMXConnector connect(@Nullable String user, @Nullable String password) throws IOException {
        Map<String, ?> login =
                user == null ? Map.of() : Map.of(JMXConnector.CREDENTIALS, new String[] {user, password});
        return JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"), login);
    }

    private static OperationsSettings.User user(String name, OperationsSettings.Role role) {
        return new OperationsSettings.User(name, "{bcrypt}" + new BCryptPasswordEncoder(4).encode(name), Set.of(role));
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
