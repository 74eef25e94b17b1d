package io.landfall.bench;

import com.sun.management.OperatingSystemMXBean;
import io.landfall.stack.StackProcess;
import java.lang.management.ManagementFactory;

/**
 * Time that has gone by, in nanoseconds: on the clock, on the processors for this process, and for the broker's.
 *
 * @param wall from an arbitrary origin where it is no difference
 */
public record Spent(long wall, long process, long broker) {

    /** All until now. */
    public static Spent now(StackProcess broker) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Spent(
                System.nanoTime(), system.getProcessCpuTime(), broker.cpuTime().toNanos());
    }

    public Spent since(Spent earlier) {
        return new Spent(wall - earlier.wall, process - earlier.process, broker - earlier.broker);
    }
}
