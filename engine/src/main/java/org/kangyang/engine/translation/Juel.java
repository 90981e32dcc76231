package org.kangyang.engine.translation;

/** Expressions of Operaton's own language that hand over to {@link FeelExpressions}. */
final class Juel {

    private Juel() {}

    static String text(String attribute) {
        return "${feel.text(execution, " + quoted(attribute) + ")}";
    }

    static String timer(String kind, String attribute) {
        return "${feel.timer(execution, '" + kind + "', " + quoted(attribute) + ")}";
    }

    /** There is no execution yet when a process's start timer is set. */
    static String startTimer(String kind, String attribute) {
        return "${feel.startTimer('" + kind + "', " + quoted(attribute) + ")}";
    }

    /** Text in which nothing is an expression. */
    static String literal(String text) {
        return text.replace("${", "\\${").replace("#{", "\\#{");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
