package io.quarkiverse.cloudflare.runtime.http;

/** A token that must not be seen. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A token must not be blank");
        }
        this.value = value;
    }

    /** @return the token itself, to be sent and nothing else */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
