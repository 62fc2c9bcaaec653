package io.genesysdsr.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM spends, read over JMX: it needs no code of ours. */
final class Jvm implements AutoCloseable {

    private final JMXConnector connector;
    private final List<GarbageCollectorMXBean> collectors;
    private final List<MemoryPoolMXBean> pools;
    private final OperatingSystemMXBean system;
    private Usage mark = Usage.NONE;

    private Jvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection server = connector.getMBeanServerConnection();
        this.collectors = List.copyOf(ManagementFactory.getPlatformMXBeans(server, GarbageCollectorMXBean.class));
        this.pools = ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        this.system = ManagementFactory.getPlatformMXBean(server, OperatingSystemMXBean.class);
    }

    /**
     * What was spent since {@link #mark()}.
     *
     * @param peakHeap bytes, garbage included: the sum of each pool's peak, which is at least the true peak
     */
    record Usage(long gcMillis, long collections, long peakHeap, long cpuMillis) {

        static final Usage NONE = new Usage(0, 0, 0, 0);

        Usage plus(Usage other) {
            return new Usage(
                    gcMillis + other.gcMillis,
                    collections + other.collections,
                    Math.max(peakHeap, other.peakHeap),
                    cpuMillis + other.cpuMillis);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "GC %d ms in %d, peak heap %.0f MiB, CPU %.1f s",
                    gcMillis,
                    collections,
                    peakHeap / 1048576.0,
                    cpuMillis / 1000.0);
        }
    }

    @SuppressWarnings("BanJNDI") // The other end is a process that this one has started.
    static Jvm of(Child child) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
            try {
                return new Jvm(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects garbage and counts from here. */
    void mark() {
        try {
            ManagementFactory.getPlatformMXBean(
                            connector.getMBeanServerConnection(), java.lang.management.MemoryMXBean.class)
                    .gc();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        mark = now();
    }

    Usage used() {
        Usage now = now();
        return new Usage(
                now.gcMillis - mark.gcMillis,
                now.collections - mark.collections,
                now.peakHeap,
                now.cpuMillis - mark.cpuMillis);
    }

    private Usage now() {
        return new Usage(
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
                TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()));
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The process may have ended before: nothing is held any more.
            return;
        }
    }
}
