package io.genesysdsr.operations;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.MBeanServerForwarder;
import javax.management.remote.rmi.RMIConnectorServer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * JMX for programs on other machines, off unless {@code dsr.operations.jmx-port} is set: behind the same logins and with
 * the same rights as Hawtio. It listens on {@code dsr.operations.jmx-host}, by default on loopback alone, because RMI
 * sends passwords unencrypted: to reach it from elsewhere, use a tunnel.
 */
@Component
class RemoteJmx implements SmartLifecycle {

    private final OperationsSettings settings;
    private final JmxLogin login;
    private @Nullable JMXConnectorServer connector;
    private @Nullable Registry registry;

    RemoteJmx(OperationsSettings settings, JmxLogin login) {
        this.settings = settings;
        this.login = login;
    }

    @Override
    public void start() {
        try {
            InetAddress host = InetAddress.getByName(settings.jmxHost());
            RMIServerSocketFactory sockets = port -> new ServerSocket(port, 50, host);
            registry = LocateRegistry.createRegistry(settings.jmxPort(), null, sockets);
            Map<String, Object> environment = new HashMap<>();
            environment.put(JMXConnectorServer.AUTHENTICATOR, login);
            environment.put(RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE, sockets);
            // Nothing but a name and a password is read before the login.
            environment.put(RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, "java.lang.String;!*");
            JMXConnectorServer server = JMXConnectorServerFactory.newJMXConnectorServer(
                    address(), environment, ManagementFactory.getPlatformMBeanServer());
            server.setMBeanServerForwarder(guarded());
            server.start();
            connector = server;
        } catch (IOException e) {
            throw new IllegalStateException("dsr.operations.jmx-port " + settings.jmxPort() + " cannot be opened", e);
        }
    }

    private JMXServiceURL address() throws IOException {
        String place = settings.jmxHost() + ":" + settings.jmxPort();
        return new JMXServiceURL("service:jmx:rmi://" + place + "/jndi/rmi://" + place + "/jmxrmi");
    }

    /** Every call passes {@link JmxGuard} before it reaches the server behind. */
    private static MBeanServerForwarder guarded() {
        return (MBeanServerForwarder) Proxy.newProxyInstance(
                RemoteJmx.class.getClassLoader(), new Class<?>[] {MBeanServerForwarder.class}, new JmxGuard());
    }

    @Override
    public void stop() {
        try {
            if (connector != null) {
                connector.stop();
            }
            if (registry != null) {
                UnicastRemoteObject.unexportObject(registry, true);
            }
        } catch (NoSuchObjectException e) {
            throw new IllegalStateException("The JMX registry was gone before it was stopped", e);
        } catch (IOException e) {
            throw new IllegalStateException("The JMX connector could not be stopped", e);
        } finally {
            connector = null;
            registry = null;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return settings.jmxPort() > 0;
    }

    @Override
    public boolean isRunning() {
        return connector != null;
    }
}
