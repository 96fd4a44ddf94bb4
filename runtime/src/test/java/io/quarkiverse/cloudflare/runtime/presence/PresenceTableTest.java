package io.quarkiverse.cloudflare.runtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceMeta;

class PresenceTableTest {

    private final PresenceTable table = new PresenceTable(new CountedRefs());

    @Test
    void showsOneMetaForEachDeviceOfAUser() {
        assertThat(table.track("m1", "ada", json("{'name':'Ada'}"))).isTrue();
        assertThat(table.track("m2", "bob", json("{}"))).isTrue();
        assertThat(table.track("m3", "ada", json("{'name':'Ada, phone'}"))).isTrue();

        assertThat(table.state()).isEqualTo(json("""
                {'ada': {'metas': [{'phx_ref':'r1','id':'m1','name':'Ada'}, {'phx_ref':'r3','id':'m3','name':'Ada, phone'}]},
                 'bob': {'metas': [{'phx_ref':'r2','id':'m2'}]}}"""));
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.isTracked("m3")).isTrue();
    }

    @Test
    void listsUsersAndDevicesInOrderOfJoiningWhateverIsUpdated() {
        table.track("m1", "zoe", json("{}"));
        table.track("m2", "ada", json("{}"));
        table.track("m3", "zoe", json("{}"));
        table.merge("m1", json("{'typing':true}"));

        assertThat(table.list()).containsExactly(
                new PresenceEntry("zoe", List.of(new PresenceMeta("m1", "r4", json("{'typing':true}")),
                        new PresenceMeta("m3", "r3", json("{}")))),
                new PresenceEntry("ada", List.of(new PresenceMeta("m2", "r2", json("{}")))));
    }

    @Test
    void replacesEverythingWhenAMemberIsTrackedAgain() {
        table.track("m1", "ada", json("{'name':'Ada','typing':true}"));
        table.takeDiff();

        assertThat(table.track("m1", "ada", json("{'name':'Countess'}"))).isFalse();

        assertThat(table.state()).isEqualTo(json(
                "{'ada': {'metas': [{'phx_ref':'r2','phx_ref_prev':'r1','id':'m1','name':'Countess'}]}}"));
    }

    @Test
    void mergesFieldsAndRemovesThoseThatAreNull() {
        table.track("m1", "ada", json("{'name':'Ada','typing':true,'color':'red'}"));

        assertThat(table.merge("m1", json("{'typing':null,'color':'blue','new':[1]}"))).isTrue();

        assertThat(table.list().get(0).metas().get(0).fields())
                .isEqualTo(json("{'name':'Ada','color':'blue','new':[1]}"));
    }

    @Test
    void announcesNoMergeThatChangesNothing() {
        table.track("m1", "ada", json("{'typing':true}"));
        table.takeDiff();

        assertThat(table.merge("m1", json("{'typing':true,'absent':null,'id':'forged'}"))).isFalse();
        assertThat(table.merge("stranger", json("{'typing':true}"))).isFalse();
        assertThat(table.untrack("stranger")).isFalse();

        assertThat(table.hasChanges()).isFalse();
    }

    @Test
    void keepsItsOwnFieldsFromTheApplication() {
        ObjectNode forged = json("{'phx_ref':'x','phx_ref_prev':'y','id':'z','name':'Ada'}");

        table.track("m1", "ada", forged);
        table.merge("m1", json("{'phx_ref':null,'id':'z','phx_ref_prev':'y','age':36}"));

        assertThat(table.state()).isEqualTo(json("{'ada': {'metas': [{'phx_ref':'r2','id':'m1','name':'Ada','age':36}]}}"));
        assertThat(table.list().get(0).metas().get(0).fields()).isEqualTo(json("{'name':'Ada','age':36}"));
    }

    @Test
    void isNotChangedThroughWhatWentInOrCameOut() {
        ObjectNode fields = json("{'at':{'x':1}}");
        table.track("m1", "ada", fields);
        fields.withObjectProperty("at").put("x", 2);
        table.list().get(0).metas().get(0).fields().withObjectProperty("at").put("x", 3);
        table.state().withObjectProperty("ada").put("name", "described");

        assertThat(table.state()).isEqualTo(json("{'ada': {'metas': [{'phx_ref':'r1','id':'m1','at':{'x':1}}]}}"));
    }

    @Test
    void takesAnyStringForAUser() {
        List<String> keys = List.of("__proto__", "constructor", "", "/a/b", "metas", "10", "2", "Zoë \uD83D\uDE00");
        keys.forEach(key -> table.track("member of " + key, key, json("{}")));

        assertThat(table.list()).extracting(PresenceEntry::key).containsExactlyElementsOf(keys);
        assertThat(table.state().fieldNames()).toIterable().containsExactlyElementsOf(keys);
        assertThat(table.takeDiff().keys()).containsExactlyElementsOf(keys);
    }

    @Test
    void isEmptyWhenTheLastMemberIsHidden() {
        table.track("m1", "ada", json("{}"));

        assertThat(table.untrack("m1")).isTrue();

        assertThat(table.isEmpty()).isTrue();
        assertThat(table.isTracked("m1")).isFalse();
        assertThat(table.list()).isEmpty();
        assertThat(table.state()).isEqualTo(json("{}"));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
