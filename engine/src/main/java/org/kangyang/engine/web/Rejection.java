package org.kangyang.engine.web;

/**
 * A command or query that is refused for a reason its sender can understand; answered as RFC 9457 problem with the
 * status and the title Camunda 8 uses.
 */
public final class Rejection extends RuntimeException {

    /** Why a request is refused, with the HTTP status that says so. */
    public enum Reason {
        /** The request itself is wrong; sending it again cannot help. */
        INVALID_ARGUMENT(400),
        /** What the request names does not exist (any more). */
        NOT_FOUND(404),
        /** It exists, but not in a state that allows the command. */
        INVALID_STATE(409),
        /** It exists already and may exist once only. */
        ALREADY_EXISTS(409),
        /** More bytes than the server accepts. */
        PAYLOAD_TOO_LARGE(413),
        /** This server does not offer it. */
        NOT_SUPPORTED(501),
        /** Passing: the same request may succeed later. */
        UNAVAILABLE(503),
        /** Accepted, but its consequences were not seen in time. */
        DEADLINE_EXCEEDED(504);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    private final Reason reason;

    public Rejection(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public static Rejection notFound(String detail) {
        return new Rejection(Reason.NOT_FOUND, detail);
    }

    public static Rejection invalidArgument(String detail) {
        return new Rejection(Reason.INVALID_ARGUMENT, detail);
    }

    public static Rejection invalidState(String detail) {
        return new Rejection(Reason.INVALID_STATE, detail);
    }

    public Reason reason() {
        return reason;
    }
}
