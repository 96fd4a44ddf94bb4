package io.quarkiverse.cloudflare.deployment.typescript;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.builder.item.SimpleBuildItem;

/** The mapper that the application will have. Produced and consumed by {@link TypeScriptProcessor}; absent if not needed. */
final class ApplicationMapperBuildItem extends SimpleBuildItem {

    final ObjectMapper mapper;

    ApplicationMapperBuildItem(ObjectMapper mapper) {
        this.mapper = mapper;
    }
}
