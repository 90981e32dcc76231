package org.kangyang.engine.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Serves Operaton's scripts with what must be otherwise in them and cannot be set: words that are in no file of texts, and
 * the rule by which the Tasklist takes a form for faulty.
 */
class MendedScripts extends OncePerRequestFilter {

    /**
     * What takes the place of what.
     *
     * @param found as it stands in the script, at least once
     * @param instead what is served
     */
    record Mend(String found, String instead) {}

    private static final String APPS = "/operaton/app/";
    static final String TASKLIST = APPS + "tasklist/operaton-tasklist-bootstrap.js";
    static final String COCKPIT = APPS + "cockpit/operaton-cockpit-bootstrap.js";
    static final String ADMIN = APPS + "admin/operaton-admin-bootstrap.js";
    static final String WELCOME = APPS + "welcome/operaton-welcome-bootstrap.js";
    static final String COCKPIT_PLUGINS = "/operaton/api/cockpit/plugin/cockpitPlugins/static/app/plugin.js";

    /** Diagrams and lists of variables are in each of them. */
    private static final List<Mend> EVERYWHERE = List.of(
            new Mend("title=\"zoom in\"", "title=\"放大\""),
            new Mend("title=\"zoom out\"", "title=\"缩小\""),
            new Mend("title=\"reset zoom\"", "title=\"恢复大小\""),
            new Mend("\"CAM_WIDGET_HEADER_TOGGLE_NAVIGATION\"", "\"展开或收起导航\""),
            new Mend("\\n      Actions\\n", "\\n      操作\\n"),
            new Mend("placeholder=\"varName\"", "placeholder=\"名称\""),
            new Mend("class=\"type\">{{ variable.type }}<", "class=\"type\">" + type() + "<"),
            new Mend("\\n          {{ variable.type }}\\n", "\\n          " + type() + "\\n"));

    /**
     * The form viewer leaves an empty entry for each field within a list that has no error; the Tasklist takes every entry
     * for an error and keeps its button locked. What is served asks for messages instead.
     */
    private static final List<Mend> FORM_ERRORS = List.of(
            new Mend("!!Object.keys(e.errors).length", "formErrors(e.errors)"),
            new Mend("a=t.errors,!Object.keys(a).length", "a=t.errors,!formErrors(a)"));

    private static final String FORM_ERRORS_FUNCTION =
            "function formErrors(e){return'string'==typeof e||null!=e&&Object.values(e).some(formErrors)}\n";

    static final Map<String, List<Mend>> MENDS = Map.of(
            TASKLIST, both(EVERYWHERE, FORM_ERRORS),
            COCKPIT,
                    both(
                            EVERYWHERE,
                            List.of(
                                    new Mend(">Loading diagram<", ">正在读取流程图<"),
                                    new Mend("Message is null.", "没有说明"),
                                    new Mend("class=\"null-value\">null<", "class=\"null-value\">空<"))),
            ADMIN, EVERYWHERE,
            WELCOME, EVERYWHERE,
            COCKPIT_PLUGINS,
                    List.of(
                            new Mend("content:\"State\"", "content:\"状态\""),
                            new Mend("Toggle this section", "展开或收起此部分"),
                            new Mend("\"Suspended Job Definition\"", "\"后台作业已暂停\""),
                            new Mend("title=\"Select all\"", "title=\"全选\""),
                            new Mend("Invalid Date Value.", "日期格式不正确。"),
                            new Mend("class=\"null-value\">null<", "class=\"null-value\">空<")));

    private static final Logger LOG = LoggerFactory.getLogger(MendedScripts.class);

    /** The kind of a variable in words, inside a JavaScript text of single quotes. */
    private static String type() {
        return "{{ {Object:\\'对象\\',String:\\'文本\\',Boolean:\\'是或否\\',Short:\\'整数\\',Integer:\\'整数\\',Long:\\'整数\\',"
                + "Double:\\'小数\\',Date:\\'日期\\',Null:\\'空\\',File:\\'文件\\',Bytes:\\'字节\\'}[variable.type]"
                + " || variable.type }}";
    }

    private static List<Mend> both(List<Mend> some, List<Mend> others) {
        List<Mend> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Optional<String> script(HttpServletRequest request) {
        return MENDS.keySet().stream().filter(request.getRequestURI()::endsWith).findFirst();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return script(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answered);
        if (answered.getStatus() == HttpServletResponse.SC_OK && answered.getContentSize() > 0) {
            String came = new String(answered.getContentAsByteArray(), StandardCharsets.UTF_8);
            byte[] mended = mended(script(request).orElseThrow(), came).getBytes(StandardCharsets.UTF_8);
            answered.resetBuffer();
            answered.getOutputStream().write(mended);
        }
        answered.copyBodyToResponse();
    }

    /** What is not found stays as it came: better an English word, or a locked list, than no page. */
    static String mended(String name, String script) {
        String mended = script;
        for (Mend each : MENDS.getOrDefault(name, List.of())) {
            if (!mended.contains(each.found())) {
                LOG.error("{} is not of the version that is mended here: it lacks {}", name, each.found());
            }
            mended = mended.replace(each.found(), each.instead());
        }
        return TASKLIST.equals(name) ? FORM_ERRORS_FUNCTION + mended : mended;
    }
}
