package io.quarkiverse.cloudflare.deployment.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;

class TypeNamesTest {

    @Test
    void tellTypesWithTheSameNameApartByWhatTheyAreIn() {
        assertThat(Generated.from(Left.class, Right.class)).contains(
                "swap: { payload: LeftHand; reply: RightHand };",
                "ask: { payload: LeftHand[]; reply: RightLeft };",
                "export interface LeftHand {\n  fingers: number;\n}",
                "export interface RightHand {\n  thumb: boolean;\n}");
    }

    @Test
    void leaveARoomTheNameOfItsClass() {
        assertThat(Generated.from(Left.class, Right.class)).contains("export interface Left {\n  topic: `left`;",
                "export interface RightLeft {\n  left: string;\n}");
    }

    @Test
    void avoidWhatMeansSomethingElseInTypeScript() {
        assertThat(Generated.from(Bytes.class)).contains("export interface BytesArrayBuffer {",
                "image: { payload: BytesArrayBuffer;");
    }

    @Test
    void quoteWhatIsNoName() {
        assertThat(Generated.from(Bytes.class)).contains("topic: `by\\`tes:${string}`;",
                "\"a \\\"b\\\"\": { payload: object;");
    }

    // Only looked at.
    @Room("left")
    static class Left {

        record Hand(int fingers) {
        }

        @OnEvent("swap")
        Right.Hand swap(Hand hand) {
            return null;
        }

        @OnEvent("ask")
        Right.Left ask(List<Hand> hands) {
            return null;
        }
    }

    @Room("right")
    static class Right {

        record Hand(boolean thumb) {
        }

        record Left(String left) {
        }
    }

    @Room("by`tes:{id}")
    static class Bytes {

        record ArrayBuffer(int length) {
        }

        @OnEvent("image")
        void image(ArrayBuffer image) {
        }

        @OnEvent("a \"b\"")
        void quoted() {
        }
    }
}
