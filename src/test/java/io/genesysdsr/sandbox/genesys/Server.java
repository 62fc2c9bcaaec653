package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** The three hosts on loopback, on an embedded Tomcat of their own. */
final class Server implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Tomcat tomcat = new Tomcat();
    private final Map<Host, Connector> connectors = new EnumMap<>(Host.class);

    Server(Switchboard switchboard, Ports ports) {
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setSilent(true);
        // Two servers in one JVM must differ in name, because each registers itself by it.
        tomcat.getEngine().setName("genesys-double-" + NUMBER.incrementAndGet());
        // Never asked, because the valve answers everything; but the server wants a default host.
        tomcat.getHost();
        tomcat.getEngine().getPipeline().addValve(switchboard);
        open(Host.API, ports.api());
        open(Host.LOGIN, ports.login());
        open(Host.STORAGE, ports.storage());
        if (ports.control() >= 0) {
            open(Host.CONTROL, ports.control());
        }
        start();
        Map<Integer, Host> byPort = new HashMap<>();
        connectors.forEach((host, connector) -> byPort.put(connector.getLocalPort(), host));
        switchboard.servedAt(byPort);
    }

    String base(Host host, String name) {
        return "http://" + name + ":"
                + Objects.requireNonNull(connectors.get(host)).getLocalPort();
    }

    private void open(Host host, int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", "100");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connectors.put(host, connector);
        tomcat.getService().addConnector(connector);
    }

    private void start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            close();
            throw new IllegalStateException("the Genesys double does not start", e);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the Genesys double does not stop", e);
        }
    }
}
