package org.kangyang.api.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's last word, for requests so broken that no servlet is reached (a bad escape in the URL, a bad header). */
public class ProblemErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = status >= 500 && status != 505 ? ProblemType.INTERNAL : ProblemType.REFUSED;
        String body = """
                {"type":"%s","title":"%s","status":%d,"detail":"请求不符合 HTTP 规范。","errors":[]}""".formatted(type.uri(), type.title(), status);
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client left before its answer", gone);
        }
    }
}
