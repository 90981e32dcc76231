package org.kangyang.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The machine that measures. */
final class Machine {

    private Machine() {}

    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %d GB memory, %s %s, JDK %s; load average %.1f at the end",
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                system.getName(),
                system.getArch(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }
}
