package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTableTest {

    private final RoomTable<String> table = table("{any}", "{any}:{more}", "{any}:b", "a:{more}", "a:b", "chat:{id}",
            "chat:lobby", "chat:{id}:admin", "chat:lobby:{part}", "{kind}:lobby:admin");

    @ParameterizedTest
    @CsvSource(textBlock = """
            x, {any}, {any=x}
            a:b, a:b, {}
            a:x, a:{more}, {more=x}
            x:b, {any}:b, {any=x}
            x:y, {any}:{more}, '{any=x, more=y}'
            chat:lobby, chat:lobby, {}
            chat:garden, chat:{id}, {id=garden}
            chat:lobby:admin, chat:lobby:{part}, {part=admin}
            chat:garden:admin, chat:{id}:admin, {id=garden}
            talk:lobby:admin, {kind}:lobby:admin, {kind=talk}
            """)
    void findsTheMostLiteralPatternFromTheLeft(String topic, String pattern, String params) {
        RoomTable.Match<String> match = table.find(topic).orElseThrow();

        assertThat(match.room()).isEqualTo(pattern);
        assertThat(match.params()).hasToString(params);
    }

    @Test
    void findsNothingWhereNoPatternMatches() {
        assertThat(table.find("phoenix")).isEmpty();
        assertThat(table.find("chat:")).isEmpty();
        assertThat(table.find("a:b:c:d")).isEmpty();
        assertThat(table("chat:{id}").find("talk:x")).isEmpty();
        assertThat(new RoomTable<>(Map.of()).find("x")).isEmpty();
    }

    @Test
    void refusesTwoPatternsOfWhichNeitherWins() {
        assertThatIllegalArgumentException().isThrownBy(() -> table("chat:{name}", "talk:{id}", "chat:{id}"))
                .withMessage("Two rooms must not match the same topic; 'chat:{id}' and 'chat:{name}' both match 'chat:x'");
    }

    private static RoomTable<String> table(String... patterns) {
        Map<RoomPattern, String> rooms = new HashMap<>();
        List.of(patterns).forEach(pattern -> rooms.put(RoomPattern.parse(pattern), pattern));
        return new RoomTable<>(rooms);
    }
}
