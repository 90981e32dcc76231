package org.kangyang.local.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine must offer before anything is started. */
final class Machine {

    /** Data of a small house, logs and temporary files; less than this and the first full disk is near. */
    static final long REQUIRED_BYTES = 1024L * 1024 * 1024;

    private Machine() {}

    static void requireDisk(Path data) {
        try {
            requireDisk(data, Files.getFileStore(data).getUsableSpace());
        } catch (IOException e) {
            throw new StartFailure(
                    "无法读取数据目录 " + data + "（" + e.getMessage() + "）；请检查权限，或用 KANGYANG_DATA 另指目录。",
                    "The data directory " + data + " cannot be read (" + e.getMessage()
                            + "); check its permissions or name another by KANGYANG_DATA.");
        }
    }

    static void requireDisk(Path data, long usableBytes) {
        if (usableBytes < REQUIRED_BYTES) {
            long megabytes = usableBytes / 1024 / 1024;
            throw new StartFailure(
                    "磁盘空间不足：" + data + " 仅剩 " + megabytes + " MB，至少需要 1024 MB；请清理磁盘，或用 KANGYANG_DATA 另指目录。",
                    "Too little disk: " + megabytes + " MB are free for " + data
                            + ", 1024 MB are needed; free some, or name another directory by KANGYANG_DATA.");
        }
    }

    /** Refuses a port that somebody listens on. */
    static void requireFreePort(int port, String childChinese, String child, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new StartFailure(
                    "端口 " + port + "（" + childChinese + "）已被占用；请停止占用它的程序，或用 " + variable + "=<端口> 换一个。",
                    "Port " + port + " (" + child + ") is taken; stop what listens there, or choose another by "
                            + variable + "=<port>.");
        }
    }
}
