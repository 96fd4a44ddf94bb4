package io.quarkiverse.cloudflare.runtime.protocol;

/**
 * A client sent something that is no frame. It harms nobody but its sender, so there is no stack trace to pay for.
 */
public final class FrameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FrameHead head;

    FrameException(FrameHead head, String problem) {
        super(problem, null, false, false);
        this.head = head;
    }

    /**
     * @return the {@code reason} of the error reply
     */
    public String reason() {
        return Reasons.INVALID_PAYLOAD;
    }

    /**
     * @return one sentence that names the element at fault, without its value
     */
    public String problem() {
        return getMessage();
    }

    /**
     * @return what could be read before the problem was found
     */
    public FrameHead head() {
        return head;
    }

    /**
     * @return see {@link FrameHead}; may be {@code null}
     */
    public String joinRef() {
        return head.joinRef();
    }

    /**
     * @return see {@link FrameHead}; may be {@code null}
     */
    public String ref() {
        return head.ref();
    }

    /**
     * @return see {@link FrameHead}; may be {@code null}
     */
    public String topic() {
        return head.topic();
    }
}
