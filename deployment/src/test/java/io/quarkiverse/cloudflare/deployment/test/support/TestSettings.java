package io.quarkiverse.cloudflare.deployment.test.support;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of an application under test. Immutable. */
public abstract class TestSettings implements ConfigSource {

    /** Above those of the application. */
    protected static final int ORDINAL = 100;

    private final Map<String, String> settings;
    private final int ordinal;

    protected TestSettings(Map<String, String> settings, int ordinal) {
        this.settings = Map.copyOf(settings);
        this.ordinal = ordinal;
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public String getValue(String name) {
        return settings.get(name);
    }

    @Override
    public String getName() {
        return getClass().getSimpleName();
    }

    @Override
    public int getOrdinal() {
        return ordinal;
    }
}
