package org.kangyang.local.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** case-api over HTTP, as any platform calls it. */
public final class CaseApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param address of case-api */
    public CaseApi(URI address) {
        this.address = address;
    }

    /** Imports a register. */
    public HttpResponse<String> put(String path, String json) throws InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    /** Sends a command once, however often it is repeated with the same key. */
    public HttpResponse<String> post(String path, String idempotencyKey, String json, String... headers)
            throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Uploads a file once, however often it is repeated with the same key. */
    public HttpResponse<String> upload(String path, String idempotencyKey, byte[] content, String mediaType)
            throws InterruptedException {
        return send(request(path)
                .setHeader("Content-Type", mediaType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(content)));
    }

    /** Reads. */
    public HttpResponse<String> get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("case-api at " + address + " does not answer", e);
        }
    }
}
