package io.quarkiverse.cloudflare.runtime.media.whip;

/** A request that is answered with a problem. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refused(Answer answer) {
        // It is an answer, not a fault: nobody reads its stack.
        super("Refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** See {@link Answer#problem}. */
    Refused(int status, String code, String detail) {
        this(Answer.problem(status, code, detail));
    }

    Answer answer() {
        return answer;
    }
}
