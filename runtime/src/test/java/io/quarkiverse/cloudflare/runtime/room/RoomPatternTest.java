package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomPatternTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            chat:{roomId}, chat:lobby, {roomId=lobby}
            chat:{roomId}, chat:a b, {roomId=a b}
            chat:{roomId}, chat:{roomId}, {roomId={roomId}}
            lobby, lobby, {}
            {any}, lobby, {any=lobby}
            {any}, phoenix, no
            {any}:{more}, phoenix:x, '{any=phoenix, more=x}'
            org:{org}:team:{team}, org:acme:team:red, '{org=acme, team=red}'
            org:{org}:team:{team}, org:acme:crew:red, no
            chat:{roomId}, chat:, no
            chat:{roomId}, chat, no
            chat:{roomId}, chat:lobby:, no
            chat:{roomId}, chat:lobby:x, no
            chat:{roomId}, :chat:lobby, no
            chat:{roomId}, Chat:lobby, no
            chat:{roomId}, chatter:lobby, no
            {a}:{b}, :x, no
            lobby, lobb, no
            lobby, lobby2, no
            lobby, '', no
            """)
    void matchesSegmentBySegment(String pattern, String topic, String params) {
        String found = RoomPattern.parse(pattern).match(topic).map(Map::toString).orElse("no");

        assertThat(found).isEqualTo(params);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | A room pattern must not be empty; write for example 'chat:{roomId}'
            phoenix         | The room pattern 'phoenix' is the topic of the connection itself; choose another name
            chat::{id}      | The room pattern 'chat::{id}' has an empty segment; remove a colon, or write a name beside it
            chat:           | The room pattern 'chat:' has an empty segment; remove a colon, or write a name beside it
            :chat           | The room pattern ':chat' has an empty segment; remove a colon, or write a name beside it
            chat:*          | The room pattern 'chat:*' has a '*', which is no wildcard here; write a parameter such as '{roomId}'
            chat:{id        | The room pattern 'chat:{id' has a brace that is not closed in '{id'; write '{id}'
            chat:id}        | The room pattern 'chat:id}' has a brace that is not opened in 'id}'; write '{id}'
            chat-{id}       | The room pattern 'chat-{id}' mixes a literal and braces in 'chat-{id}'; give the parameter a segment of its own, set off by colons
            {id}-chat       | The room pattern '{id}-chat' mixes a literal and braces in '{id}-chat'; give the parameter a segment of its own, set off by colons
            {a}{b}          | The room pattern '{a}{b}' mixes a literal and braces in '{a}{b}'; give the parameter a segment of its own, set off by colons
            ch}at           | The room pattern 'ch}at' mixes a literal and braces in 'ch}at'; give the parameter a segment of its own, set off by colons
            chat:{}         | The room pattern 'chat:{}' has a parameter '{}' whose name is no Java identifier; write for example '{roomId}'
            chat:{room-id}  | The room pattern 'chat:{room-id}' has a parameter '{room-id}' whose name is no Java identifier; write for example '{roomId}'
            chat:{1st}      | The room pattern 'chat:{1st}' has a parameter '{1st}' whose name is no Java identifier; write for example '{roomId}'
            chat:{id}:{id}  | The room pattern 'chat:{id}:{id}' has two parameters named 'id'; rename one of them
            """)
    void namesTheCureOfAMistake(String pattern, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> RoomPattern.parse(pattern)).withMessage(message);
    }

    @Test
    void refusesAPatternThatIsLongerThanAnyTopic() {
        assertThatIllegalArgumentException().isThrownBy(() -> RoomPattern.parse("x".repeat(254) + ":{id}"))
                .withMessageEndingWith("shorten its literal segments");
        assertThat(RoomPattern.parse("x".repeat(253) + ":{id}").parameterNames()).containsExactly("id");
    }

    @Test
    void listsItsParametersInTheirOrder() {
        assertThat(RoomPattern.parse("{z}:b:{a}").parameterNames()).containsExactly("z", "a");
        assertThat(RoomPattern.parse("{z}:b:{a}").match("1:b:2").orElseThrow().keySet()).containsExactly("z", "a");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            chat:{id}, chat:{name}, true, chat:x
            chat:lobby, chat:lobby, true, chat:lobby
            {a}:b:{c}, {x}:b:{y}, true, x:b:x
            chat:{id}, chat:lobby, false, chat:x
            a:{x}, {y}:b, false, a:x
            chat:{id}, talk:{id}, false, chat:x
            chat:{id}, chat:{id}:{part}, false, chat:x
            {a}, lobby, false, x
            """)
    void isAmbiguousWithWhatHasTheSameShape(String one, String other, boolean ambiguous, String example) {
        RoomPattern pattern = RoomPattern.parse(one);

        assertThat(pattern.ambiguousWith(RoomPattern.parse(other))).isEqualTo(ambiguous);
        assertThat(RoomPattern.parse(other).ambiguousWith(pattern)).isEqualTo(ambiguous);
        assertThat(pattern.exampleTopic()).isEqualTo(example);
        assertThat(pattern.match(example)).isPresent();
    }
}
