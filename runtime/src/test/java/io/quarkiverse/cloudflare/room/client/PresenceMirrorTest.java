package io.quarkiverse.cloudflare.room.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.presence.PresenceMeta;

class PresenceMirrorTest {

    private final PresenceMirror mirror = new PresenceMirror();

    @Test
    void takesTheState() {
        assertThat(state("{'ada':{'metas':[{'phx_ref':'1'},{'phx_ref':'2'}]},'bob':{'metas':[{'phx_ref':'3'}]}}"))
                .containsExactly("+ada 1,2 besides ", "+bob 3 besides ");
        assertThat(refs("ada")).containsExactly("1", "2");
        assertThat(mirror.view().size()).isEqualTo(2);
    }

    @Test
    void keepsEarlyDiffsUntilTheState() {
        assertThat(diff("{'joins':{'bob':{'metas':[{'phx_ref':'2'}]}},'leaves':{'ada':{'metas':[{'phx_ref':'1'}]}}}"))
                .isEmpty();
        assertThat(mirror.view().size()).isZero();
        assertThat(state("{'ada':{'metas':[{'phx_ref':'1'}]}}"))
                .containsExactly("+ada 1 besides ", "+bob 2 besides ", "-ada 1 besides ");
        assertThat(mirror.view().keys()).containsExactly("bob");
    }

    @Test
    void addsASecondDevice() {
        state("{'ada':{'metas':[{'phx_ref':'1'}]}}");
        assertThat(diff("{'joins':{'ada':{'metas':[{'phx_ref':'2'}]}},'leaves':{}}")).containsExactly("+ada 2 besides 1");
        assertThat(diff("{'joins':{},'leaves':{'ada':{'metas':[{'phx_ref':'1'}]}}}")).containsExactly("-ada 1 besides 2");
        assertThat(refs("ada")).containsExactly("2");
    }

    @Test
    void updatesADevice() {
        state("{'ada':{'metas':[{'phx_ref':'1','mood':'fine'}]}}");
        assertThat(diff("{'joins':{'ada':{'metas':[{'phx_ref':'2','phx_ref_prev':'1','id':'m1','mood':'tired'}]}},"
                + "'leaves':{'ada':{'metas':[{'phx_ref':'1'}]}}}")).containsExactly("+ada 2 besides 1", "-ada 1 besides 2");
        assertThat(mirror.view().metas("ada"))
                .containsExactly(new PresenceMeta("m1", "2", ScriptedSocket.json("{'mood':'tired'}").deepCopy()));
    }

    @Test
    void forgetsAUserWithTheLastDevice() {
        state("{'ada':{'metas':[{'phx_ref':'1'}]}}");
        diff("{'joins':{},'leaves':{'ada':{'metas':[{'phx_ref':'1'}]}}}");
        assertThat(mirror.view().has("ada")).isFalse();
        assertThat(mirror.view().metas("ada")).isEmpty();
    }

    @Test
    void ignoresTheEndOfADeviceItDoesNotKnow() {
        state("{'ada':{'metas':[{'phx_ref':'1'}]}}");
        assertThat(diff("{'joins':{},'leaves':{'ada':{'metas':[{'phx_ref':'9'}]},'bob':{'metas':[{'phx_ref':'8'}]}}}"))
                .isEmpty();
        assertThat(refs("ada")).containsExactly("1");
    }

    @Test
    void tellsOnlyWhatChangedWhenTheStateComesAgain() {
        state("{'ada':{'metas':[{'phx_ref':'1'},{'phx_ref':'2'}]},'bob':{'metas':[{'phx_ref':'3'}]}}");
        mirror.expectState();
        assertThat(mirror.view().size()).as("what is known stands").isEqualTo(2);
        assertThat(state("{'ada':{'metas':[{'phx_ref':'2'},{'phx_ref':'4'}]},'cyd':{'metas':[{'phx_ref':'5'}]}}"))
                .containsExactly("+ada 4 besides 1,2", "+cyd 5 besides ", "-ada 1 besides 2,4", "-bob 3 besides ");
        assertThat(mirror.view().keys()).containsExactlyInAnyOrder("ada", "cyd");
    }

    @Test
    void forgetsEarlyDiffsOfAnEarlierJoin() {
        diff("{'joins':{'bob':{'metas':[{'phx_ref':'2'}]}},'leaves':{}}");
        mirror.expectState();
        state("{}");
        assertThat(mirror.view().size()).isZero();
    }

    @Test
    void keepsWhatADirectoryTells() {
        state("{'ada':{'name':'Ada L.','metas':[{'phx_ref':'1'}]}}");
        assertThat(mirror.view().description("ada")).isEqualTo(ScriptedSocket.json("{'name':'Ada L.'}"));
        assertThat(mirror.view().description("bob")).isEmpty();
    }

    @Test
    void givesViewsThatStand() {
        state("{'ada':{'metas':[{'phx_ref':'1','mood':'fine'}]}}");
        PresenceView view = mirror.view();
        view.metas("ada").get(0).fields().put("mood", "changed");
        diff("{'joins':{'bob':{'metas':[{'phx_ref':'2'}]}},'leaves':{}}");
        assertThat(view.keys()).containsExactly("ada");
        assertThat(view).hasToString("Presence[ada]");
        assertThat(mirror.view().metas().get("ada").get(0).fields()).isEqualTo(ScriptedSocket.json("{'mood':'fine'}"));
    }

    private List<String> state(String json) {
        return texts(mirror.state(ScriptedSocket.json(json)));
    }

    private List<String> diff(String json) {
        return texts(mirror.diff(ScriptedSocket.json(json)));
    }

    private List<String> refs(String key) {
        return mirror.view().metas(key).stream().map(PresenceMeta::ref).toList();
    }

    private static List<String> texts(List<PresenceMirror.Change> changes) {
        return changes.stream().map(change -> (change.joined() ? "+" : "-") + change.key() + " " + refs(change.devices())
                + " besides " + refs(change.others())).toList();
    }

    private static String refs(List<PresenceMeta> metas) {
        return metas.stream().map(PresenceMeta::ref).collect(Collectors.joining(","));
    }
}
