package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.ApiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Requests made at random, of a seed, to every endpoint there is under {@code /v2}. They are written to a socket, since a
 * client library would refuse to send half of them.
 */
@DisplayName("No request is answered with a 5xx")
class FuzzIT extends ApiTest {

    private static final int REQUESTS = 1_200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "1.5",
            "1e400",
            "-1e400",
            "99999999999999999999999999",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "NaN",
            "Infinity",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"0\"",
            "\"-1\"",
            "\"9223372036854775807\"",
            "\"9223372036854775808\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"王小明\"",
            "\"𠮷\"",
            "\"%\"",
            "\"_\"",
            "\"'; drop table ACT_RU_TASK --\"",
            "\"${1/0}\"",
            "\"=1/0\"",
            "\"../../etc/passwd\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-11-26T00:00:00+08:00\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[\"x\",1,null]",
            "{\"\":null}",
            "{\"$eq\":\"x\"}",
            "{\"$eq\":null}",
            "{\"$in\":[\"1\",null]}",
            "{\"$like\":\"*?\\\\%\"}",
            "{\"$gt\":\"x\"}",
            "{\"$exists\":\"x\"}",
            "{\"$nope\":1}",
            "{\"$or\":[{}]}",
            "{\"a\":{\"b\":[{\"c\":1}]}}",
            "{\"a b\":1}",
            "{\"__x\":1}",
            "\"CREATED\"",
            "\"active\"",
            "\"ACTIVE\"",
            "\"ASC\"",
            "\"sideways\"");

    private static final List<String> NAMES =
            List.of("variables", "filter", "$or", "tenantId", "processDefinitionId", "nope", "", "a b", "__x");

    private static final List<String> WAITS = List.of("-1", "-1", "-1", "-1", "1", "null", "1.5", "\"x\"", "1e400");

    private static final List<String> SEGMENTS = List.of(
            "1",
            "0",
            "-1",
            "abc",
            "9223372036854775807",
            "9223372036854775808",
            "%00",
            "%0d%0a",
            "..%2f..",
            "%ff%fe",
            "%F0%A0%AE%B7",
            "a;b=c",
            "a%5Cb",
            "$ne",
            "x".repeat(300),
            "1".repeat(2_000),
            "%20",
            "1.5",
            "1e3");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/json; charset=nope",
            "text/plain",
            "application/xml",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=b",
            "multipart/form-data; boundary=" + "b".repeat(300),
            "multipart/mixed; boundary=b",
            "nonsense",
            "",
            "*/*",
            "application/*");

    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "*/*",
            "*/*",
            "application/json",
            "*/*",
            "*/*",
            "application/json",
            "text/html",
            "nonsense",
            "application/json;q=x",
            "");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND");

    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?",
            "?a=1&a=2",
            "?truncateValues=x",
            "?truncateValues=true&truncateValues=false",
            "?%",
            "?%ff",
            "?page=1&page[]=2",
            "?" + "a=b&".repeat(300),
            "?tenantId=x",
            "?=",
            "?&&&");

    /** @param body what it reads, or nothing */
    private record Operation(String method, String path, JavaType body) {}

    private record Answer(int status, String type, String body) {}

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261126})
    void whateverComes(long seed) throws Exception {
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(35);
        List<String> keys = keys();
        Random random = new Random(seed);
        Map<Integer, Integer> answers = new TreeMap<>();
        Map<String, String> wrong = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            Operation operation = operations.get(i % operations.size());
            byte[] request = request(operation, keys, random);
            Answer answer = send(request);
            String told = "seed %d, request %d: %s%n→ %s"
                    .formatted(
                            seed,
                            i,
                            new String(request, StandardCharsets.UTF_8).replaceAll("(.{400}).*", "$1…"),
                            answer);
            answers.merge(answer.status(), 1, Integer::sum);
            // 501 is no failure: the API has it, this server does not, and says what to do instead.
            boolean failed = answer.status() >= 500 && answer.status() != 501;
            if (failed || answer.status() >= 400 && !isProblem(answer, request)) {
                wrong.putIfAbsent(answer.status() + answer.body().replaceAll("\\d|'.*?'", ""), told);
            }
        }
        assertThat(wrong.values()).as("%s", answers).isEmpty();
        assertThat(answers.keySet()).contains(200, 204, 400, 404, 405, 415);
        runs();
    }

    /** Answers to HEAD have no body to say more, and TRACE is refused by Tomcat before anything else. */
    private static boolean isProblem(Answer answer, byte[] request) {
        String asked = new String(request, StandardCharsets.ISO_8859_1);
        if (asked.startsWith("HEAD") || asked.startsWith("TRACE")) {
            return true;
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return answer.type().startsWith("application/problem+json")
                    && problem.path("status").asInt() == answer.status()
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            JavaType body = Arrays.stream(handler.getMethodParameters())
                    .filter(p -> p.hasParameterAnnotation(RequestBody.class))
                    .map(p -> JSON.constructType(p.getParameterType()))
                    .findFirst()
                    .orElse(JSON.constructType(Object.class));
            for (String path : info.getPatternValues()) {
                // Its effect is on all other tests of this engine, and it has tests of its own.
                if (path.startsWith("/v2/") && !path.startsWith("/v2/clock")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(m -> found.add(new Operation(m.name(), path, body)));
                }
            }
        });
        found.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return found;
    }

    /** Keys of things that are there, so that requests get further than to a 404. */
    private List<String> keys() {
        String process = unique("fuzz");
        String type = unique("fuzz");
        long definition = deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask("Task_Asked", task -> task.zeebeUserTask().zeebeAssignee("someone"))
                        .serviceTask("Task_Done", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                process);
        long instance = start(process, Map.of("text", "王", "number", 1.5));
        String other = unique("fuzzed");
        deploy(
                Bpmn.createExecutableProcess(other)
                        .startEvent()
                        .serviceTask("Task_Done", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                other);
        start(other, Map.of());
        ActivatedJob job = job(type);
        return List.of(
                Long.toString(definition),
                Long.toString(instance),
                Long.toString(userTask(instance).getUserTaskKey()),
                Long.toString(job.getKey()),
                process);
    }

    private byte[] request(Operation operation, List<String> keys, Random random) {
        String method = random.nextInt(12) == 0 ? any(METHODS, random) : operation.method();
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().split("(?=/)")) {
            path.append(
                    part.startsWith("/{")
                            ? "/" + (random.nextInt(3) == 0 ? any(SEGMENTS, random) : any(keys, random))
                            : part);
        }
        String type = operation.path().endsWith("/deployments") && random.nextInt(3) > 0
                ? "multipart/form-data; boundary=b"
                : random.nextInt(5) > 0 ? "application/json" : any(TYPES, random);
        byte[] body = "GET".equals(method) ? new byte[0] : body(operation, type, keys, random);
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(path)
                .append(any(QUERIES, random))
                .append(" HTTP/1.0\r\nAccept: ")
                .append(any(ACCEPTED, random))
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        if (!"GET".equals(method)) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private byte[] body(Operation operation, String type, List<String> keys, Random random) {
        String text = type.startsWith("multipart/") ? parts(keys, random) : object(operation.body(), keys, random, 0);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(14)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
            case 3 -> ("[".repeat(2_000) + "]".repeat(2_000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"variables\":" + "{\"a\":".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            case 5 -> any(VALUES, random).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private String object(JavaType type, List<String> keys, Random random, int depth) {
        List<BeanPropertyDefinition> known =
                JSON.getSerializationConfig().introspect(type).findProperties();
        Map<String, String> properties = new LinkedHashMap<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            if (known.isEmpty() || random.nextInt(20) == 0) {
                properties.put(any(NAMES, random), any(VALUES, random));
            } else {
                BeanPropertyDefinition property = any(known, random);
                properties.put(property.getName(), value(property.getPrimaryType(), keys, random, depth));
            }
        }
        if (depth == 0) {
            // Nobody waits here for what does not come.
            properties.put("requestTimeout", any(WAITS, random));
            if (known.stream().noneMatch(p -> p.getName().equals("requestTimeout"))) {
                properties.remove("requestTimeout");
            }
        }
        return properties.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(JavaType type, List<String> keys, Random random, int depth) {
        if (random.nextInt(4) == 0 || depth > 4) {
            return any(VALUES, random);
        }
        if (type.isCollectionLikeType()) {
            return "[" + value(type.getContentType(), keys, random, depth + 1) + "]";
        }
        if (type.isEnumType()) {
            return "\"" + any(Arrays.asList(type.getRawClass().getEnumConstants()), random) + "\"";
        }
        if (type.getRawClass().getName().startsWith("io.camunda.")) {
            return object(type, keys, random, depth + 1);
        }
        return type.hasRawClass(String.class) && random.nextBoolean()
                ? "\"" + any(keys, random) + "\""
                : any(VALUES, random);
    }

    private String parts(List<String> keys, Random random) {
        StringBuilder result = new StringBuilder();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = any(List.of("resources", "resources", "tenantId", "", "nope"), random);
            String file = any(
                    List.of("a.bpmn", "b.dmn", "c.form", "d.txt", "", "../../x.bpmn", "王.bpmn", "a.bpmn\u0000.form"),
                    random);
            String content = any(
                    List.of(
                            "",
                            "x",
                            "{}",
                            "{\"id\":\"x\"}",
                            "{\"id\":1}",
                            "<a/>",
                            "<?xml version=\"1.0\"?><a>",
                            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>",
                            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>",
                            "\u0000\u0001\u0002",
                            "{}"),
                    random);
            result.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            if (random.nextInt(4) > 0) {
                result.append("; filename=\"").append(file).append('"');
            }
            result.append("\r\n\r\n").append(content).append("\r\n");
        }
        return result.append(random.nextInt(4) == 0 ? "" : "--b--\r\n").toString();
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private Answer send(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            String type = parts[0].lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type:"))
                    .map(line -> line.substring(13).strip())
                    .findFirst()
                    .orElse("");
            return new Answer(Integer.parseInt(parts[0].split(" ", 3)[1]), type, parts.length < 2 ? "" : parts[1]);
        }
    }

    private void runs() {
        String process = unique("runs");
        String type = unique("runs");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("Task_Done", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                process);
        start(process, Map.of("名", "王"));
        client.newCompleteCommand(job(type).getKey()).send().join();
    }
}
