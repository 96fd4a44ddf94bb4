package io.quarkiverse.cloudflare.runtime.config;

import java.util.List;

/**
 * Settings that must not be missing.
 *
 * @param prefix a part in quotes is a name the user chose
 * @param names of the settings below it
 */
public record RequiredSettings(String prefix, List<String> names) {

    List<String> keys() {
        return names.stream().map(name -> prefix + "." + name).toList();
    }
}
