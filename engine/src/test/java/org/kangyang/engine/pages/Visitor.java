package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A browser at the web apps, with its cookies and without their scripts. */
class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN = "application/json, text/html;q=0.9, */*;q=0.5";
    private static final String HAL = "application/hal+json";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** @return the status of the attempt */
    int logIn(String user, String password, String app) {
        get("/operaton/app/" + app + "/default/");
        String form = "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        int status = send(
                        "POST",
                        "/operaton/api/admin/auth/user/default/login/" + app,
                        form,
                        "application/x-www-form-urlencoded")
                .statusCode();
        // The session is a new one: like a browser, fetch its token before anything is changed.
        get("/operaton/api/admin/auth/user/default");
        return status;
    }

    /** Asks to become the first administrator, with the headers that a proxy adds (name, value, …). */
    HttpResponse<String> setUp(String user, String... headers) {
        get("/operaton/app/admin/default/setup/");
        String json =
                "{\"profile\":{\"id\":\"%s\",\"firstName\":\"x\",\"lastName\":\"x\"},\"credentials\":{\"password\":\"first-Password-9\"}}"
                        .formatted(user);
        return send("POST", "/operaton/api/admin/setup/default/user/create", json, "application/json", headers);
    }

    /** The id of the session. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, "application/json");
    }

    /** Reads from the engine's API as the web apps do. */
    JsonNode read(String path) {
        HttpResponse<String> answer = get(engine(path));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** @return the status */
    int status(String path) {
        return get(engine(path)).statusCode();
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", engine(path), json, "application/json");
    }

    /** Asks Cockpit's own queries. */
    HttpResponse<String> askCockpit(String path, String json) {
        return send("POST", "/operaton/api/cockpit/plugin/base/default" + path, json, "application/json");
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", engine(path), json, "application/json");
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", engine(path), null, "application/json");
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String engine(String path) {
        return "/operaton/api/engine/engine/default" + path;
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .header("Accept", path.endsWith("/list") || path.contains("/list?") ? HAL : PLAIN);
        if (headers.length > 0) {
            request.headers(headers);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.headers()
                    .firstValue("X-XSRF-TOKEN")
                    .filter("Required"::equals)
                    .isPresent()) {
                throw new AssertionError(path + " was refused for want of a token, which says nothing about rights");
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
