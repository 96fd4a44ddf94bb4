package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.quarkus.jackson.runtime.JacksonBuildTimeConfig;

/**
 * Makes the mapper that the running application will have: the modules and settings of Quarkus, its mix-ins.
 * Customizers are beans, of which a build has none.
 */
final class ApplicationMapper {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.typescript");

    private ApplicationMapper() {
    }

    /**
     * @param modules names of the classes that Quarkus registers
     * @param mixins from a class to that whose annotations it gets
     */
    static ObjectMapper of(JacksonBuildTimeConfig config, List<String> modules, Map<Class<?>, Class<?>> mixins,
            ClassLoader application) {
        ObjectMapper mapper = new ObjectMapper();
        modules.stream().map(name -> create(name, Module.class, application)).flatMap(Optional::stream)
                .forEach(mapper::registerModule);
        mapper.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, config.writeDatesAsTimestamps());
        mapper.configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, config.writeDurationsAsTimestamps());
        mapper.configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, config.failOnEmptyBeans());
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, config.failOnUnknownProperties());
        config.serializationInclusion().ifPresent(mapper::setDefaultPropertyInclusion);
        config.propertyNamingStrategy().flatMap(name -> strategy(name, application))
                .ifPresent(mapper::setPropertyNamingStrategy);
        mixins.forEach(mapper::addMixIn);
        return mapper;
    }

    /** @param name of a constant of Jackson, or of a class */
    private static Optional<PropertyNamingStrategy> strategy(String name, ClassLoader application) {
        try {
            return Optional.of((PropertyNamingStrategy) PropertyNamingStrategies.class.getField(name).get(null));
        } catch (ReflectiveOperationException noConstant) {
            return create(name, PropertyNamingStrategy.class, application);
        }
    }

    /** @return empty if it cannot be: Quarkus says so, when the application starts if not before */
    private static <T> Optional<T> create(String name, Class<T> type, ClassLoader application) {
        try {
            return Optional.of(type.cast(application.loadClass(name).getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError problem) {
            LOG.debugf(problem, "Types are written without %s", name);
            return Optional.empty();
        }
    }
}
