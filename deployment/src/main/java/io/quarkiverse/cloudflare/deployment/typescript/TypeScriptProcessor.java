package io.quarkiverse.cloudflare.deployment.typescript;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.JandexReflection;
import org.jboss.jandex.Type;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.deployment.room.RoomBuildItem;
import io.quarkiverse.cloudflare.deployment.room.RoomProblemBuildItem;
import io.quarkiverse.cloudflare.runtime.config.TypeScriptBuildTimeConfig;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.jackson.JacksonMixin;
import io.quarkus.jackson.runtime.JacksonBuildTimeConfig;
import io.quarkus.jackson.spi.ClassPathJacksonModuleBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Writes TypeScript's types of the rooms, if the application asks for them. */
class TypeScriptProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.typescript");

    // Tests have rooms of their own.
    @BuildStep(onlyIfNot = IsTest.class)
    void configure(TypeScriptBuildTimeConfig config, JacksonBuildTimeConfig jackson, CombinedIndexBuildItem index,
            List<ClassPathJacksonModuleBuildItem> modules, BuildProducer<ApplicationMapperBuildItem> mappers) {
        if (config.output().isPresent()) {
            mappers.produce(new ApplicationMapperBuildItem(ApplicationMapper.of(jackson,
                    modules.stream().map(ClassPathJacksonModuleBuildItem::getModuleClassName).distinct().sorted().toList(),
                    mixins(index.getIndex()), Thread.currentThread().getContextClassLoader())));
        }
    }

    @BuildStep
    void describe(TypeScriptBuildTimeConfig config, Optional<ApplicationMapperBuildItem> mapper, List<RoomBuildItem> rooms,
            List<RoomProblemBuildItem> problems, BuildProducer<TypeScriptBuildItem> texts) {
        // While a room is malformed nothing is known of any, and the file stays as it was.
        if (mapper.isEmpty() || !problems.isEmpty()) {
            return;
        }
        ObjectMapper json = mapper.get().mapper;
        RoomReader reader = new RoomReader(new JsonShapes(json), json.getTypeFactory());
        texts.produce(new TypeScriptBuildItem(config.output().orElseThrow(), TypeScript.of(rooms.stream()
                .map(item -> reader.read(item.room(), item.callbacks())).toList())));
    }

    @BuildStep
    void write(Optional<TypeScriptBuildItem> wanted, CurateOutcomeBuildItem application, OutputTargetBuildItem target,
            BuildProducer<ValidationErrorBuildItem> errors) {
        if (wanted.isEmpty()) {
            return;
        }
        try {
            TypeScriptFile file = TypeScriptFile.of(wanted.get().output, project(application.getApplicationModel(), target));
            if (file.write(wanted.get().text)) {
                LOG.infof("Wrote the types of the rooms to %s", file);
            }
        } catch (ConfigurationException unwritable) {
            errors.produce(new ValidationErrorBuildItem(unwritable));
        }
    }

    private static Path project(ApplicationModel application, OutputTargetBuildItem target) {
        return Optional.ofNullable(application.getApplicationModule()).map(module -> module.getModuleDir().toPath())
                .orElseGet(() -> target.getOutputDirectory().toAbsolutePath().getParent());
    }

    private static Map<Class<?>, Class<?>> mixins(IndexView index) {
        Map<Class<?>, Class<?>> mixins = new LinkedHashMap<>();
        for (AnnotationInstance annotation : index.getAnnotations(JacksonMixin.class)) {
            AnnotationValue targets = annotation.value();
            if (annotation.target().kind() == AnnotationTarget.Kind.CLASS && targets != null) {
                for (Type type : targets.asClassArray()) {
                    mixins.put(JandexReflection.loadRawType(type), JandexReflection.loadClass(annotation.target().asClass()));
                }
            }
        }
        return mixins;
    }
}
