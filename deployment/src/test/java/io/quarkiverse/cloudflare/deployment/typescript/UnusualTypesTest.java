package io.quarkiverse.cloudflare.deployment.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;

class UnusualTypesTest {

    private static final String TYPES = Generated.from(Odd.class);

    @Test
    void areUnknownWhereJacksonDoesNotSayWhatItWrites() {
        assertThat(TYPES).contains("filtered: unknown;", "export type Filtered = unknown;",
                "again: Filtered[];", "identified: unknown;", "narrowed: unknown;", "array: unknown[];");
    }

    @Test
    void mayContainThemselves() {
        assertThat(TYPES).contains("export interface Tree {\n  branches: Tree[];\n  parent?: Tree | null;\n}");
    }

    @Test
    void mayHaveGettersOnly() {
        assertThat(TYPES).contains("export interface Named {\n  name: string;\n}");
    }

    @Test
    void mayHaveNothing() {
        assertThat(TYPES).contains("export interface Nothing {}\n");
    }

    @Test
    void areNotWrittenIfNothingUsesThem() {
        assertThat(TYPES).doesNotContain("Derived");
    }

    // Only looked at.
    @Room("odd")
    static class Odd {

        @OnEvent("all")
        All all(Read read) {
            return null;
        }
    }

    record All(Filtered filtered, List<Filtered> again, Identified identified, @JsonIgnoreProperties("name") Plain narrowed,
            AsArray array, Tree tree,
            Named named, Nothing nothing) {
    }

    @JsonFilter("unheard of")
    record Filtered(String name) {
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    record Identified(Identified other) {
    }

    record Plain(String name) {
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record AsArray(String name, int number) {
    }

    record Tree(List<Tree> branches, AtomicReference<Tree> parent) {
    }

    interface Named {
        String getName();
    }

    static class Nothing {
    }

    /** What it can only be asked is nothing a client sends. */
    record Read(@JsonProperty("text") String words) {
        public Derived getDerived() {
            return null;
        }
    }

    record Derived(int value) {
    }
}
