package org.kangyang.local.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kangyang.local.database.DatabaseProcess;

/** What belongs to this start, in the order in which it is started; it is stopped in the opposite order. */
final class ChildCatalogue {

    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final Path staffFile;
    private final Optional<String> identityKey;

    /**
     * @param staffFile that the engine reads
     * @param identityKey secret behind health record ids; empty: the environment gives it, or nobody does
     */
    ChildCatalogue(Settings settings, Path staffFile, Optional<String> identityKey) {
        this.settings = settings;
        this.staffFile = staffFile;
        this.identityKey = identityKey;
    }

    List<ChildSpec> children() {
        List<ChildSpec> children = new ArrayList<>();
        if (settings.mongoUri() == null) {
            children.add(database());
        }
        if (settings.camundaAddress() == null) {
            children.add(engine());
        }
        children.add(workers());
        children.add(api());
        return children;
    }

    private ChildSpec database() {
        return new ChildSpec(
                "database",
                "数据库",
                jar("local"),
                jvm(160),
                List.of(
                        DatabaseProcess.ARGUMENT,
                        settings.data().resolve("database").toString(),
                        Integer.toString(settings.databasePort())),
                Map.of(),
                null,
                settings.databasePort(),
                Duration.ofSeconds(25));
    }

    private ChildSpec engine() {
        return new ChildSpec(
                "engine",
                "流程引擎",
                jar("engine"),
                jvm(512),
                List.of(),
                Map.of(
                        "SERVER_ADDRESS",
                        LOOPBACK,
                        "SERVER_PORT",
                        Integer.toString(settings.enginePort()),
                        "ENGINE_DATA",
                        settings.data().resolve("engine").toString(),
                        "ENGINE_STAFF",
                        staffFile.toString(),
                        "ENGINE_TITLE",
                        "康养联合体",
                        "ENGINE_NUMBER_VARIABLE",
                        "caseNumber",
                        "ENGINE_NUMBER_LABEL",
                        "个案编号"),
                URI.create(settings.engine() + "/v2/topology"),
                settings.enginePort(),
                Duration.ofSeconds(40));
    }

    private ChildSpec workers() {
        return new ChildSpec(
                "workers",
                "流程工作程序",
                jar("workers"),
                jvm(256),
                List.of(),
                application(
                        settings.workersPort(),
                        Map.of(
                                "CAMUNDA_REST_ADDRESS", settings.engine(),
                                "KANGYANG_CASE_API_ADDRESS", settings.api())),
                URI.create("http://" + LOOPBACK + ":" + settings.workersPort() + "/actuator/health"),
                settings.workersPort(),
                Duration.ofSeconds(25));
    }

    private ChildSpec api() {
        return new ChildSpec(
                "case-api",
                "个案接口",
                jar("case-api"),
                jvm(256),
                List.of(),
                application(settings.apiPort(), Map.of("KANGYANG_CASEAPIURL", settings.api())),
                URI.create(settings.api() + "/actuator/health"),
                settings.apiPort(),
                Duration.ofSeconds(25));
    }

    /** What both applications of ours need: where to listen, the database, the secret behind health record ids. */
    private Map<String, String> application(int port, Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(own);
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MONGODB_URI", settings.mongo());
        identityKey.ifPresent(key -> environment.put("KANGYANG_IDENTITYKEY", key));
        return environment;
    }

    private static List<String> jvm(int heapMegabytes) {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private Path jar(String module) {
        Path target = settings.project().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-.*-app\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private static StartFailure notBuilt(String module) {
        return new StartFailure(
                "模块 " + module + " 还没有构建；请用 ./run 启动，它会先构建。",
                "Module " + module + " is not built; start by ./run, which builds what is missing.");
    }
}
