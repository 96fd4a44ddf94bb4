package io.quarkiverse.cloudflare;

/**
 * The root of everything this extension throws on purpose. Programming errors are plain {@link IllegalArgumentException}s and
 * {@link IllegalStateException}s.
 */
public abstract class CloudflareException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected CloudflareException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @return whether the same call may succeed when it is made again
     */
    public abstract boolean retryable();
}
