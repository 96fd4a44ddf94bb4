package io.quarkiverse.cloudflare.runtime.presence;

import static io.quarkiverse.cloudflare.runtime.presence.PresenceTableTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada is known to everybody under r1 when each of these begins. */
class PresenceDiffTest {

    private final PresenceTable table = new PresenceTable(new CountedRefs());

    @BeforeEach
    void adaIsKnown() {
        table.track("m1", "ada", json("{}"));
        assertThat(table.takeDiff().toJson()).isEqualTo(json(
                "{'joins': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}, 'leaves': {}}"));
    }

    @Test
    void isEmptyWhenNothingHappened() {
        assertThat(table.takeDiff().isEmpty()).isTrue();
    }

    @Test
    void doesNotMentionAMemberThatCameAndWent() {
        table.track("m2", "bob", json("{}"));
        table.merge("m2", json("{'typing':true}"));
        table.untrack("m2");

        assertThat(table.takeDiff().isEmpty()).isTrue();
        assertThat(table.hasChanges()).isFalse();
    }

    @Test
    void tellsOfAMemberThatJoinedAndChangedAsOneThatJoined() {
        table.track("m2", "bob", json("{}"));
        table.merge("m2", json("{'typing':true}"));

        assertThat(table.takeDiff().toJson()).isEqualTo(json(
                "{'joins': {'bob': {'metas': [{'phx_ref':'r3','id':'m2','typing':true}]}}, 'leaves': {}}"));
    }

    @Test
    void tellsOfManyUpdatesAsOneFromWhatMembersKnow() {
        table.merge("m1", json("{'n':1}"));
        table.merge("m1", json("{'n':2}"));
        table.track("m1", "ada", json("{'n':3}"));

        assertThat(table.takeDiff().toJson()).isEqualTo(json("""
                {'joins': {'ada': {'metas': [{'phx_ref':'r4','phx_ref_prev':'r1','id':'m1','n':3}]}},
                 'leaves': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}}"""));
    }

    @Test
    void tellsOfAnUpdateBeforeLeavingAsTheLeaveOfWhatMembersKnow() {
        table.merge("m1", json("{'n':1}"));
        table.untrack("m1");

        assertThat(table.takeDiff().toJson()).isEqualTo(json(
                "{'joins': {}, 'leaves': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}}"));
    }

    @Test
    void tellsOfAMemberThatIsHiddenAndShownAgainAsAnUpdate() {
        table.untrack("m1");
        assertThat(table.track("m1", "ada", json("{'back':true}"))).isTrue();

        assertThat(table.takeDiff().toJson()).isEqualTo(json("""
                {'joins': {'ada': {'metas': [{'phx_ref':'r2','phx_ref_prev':'r1','id':'m1','back':true}]}},
                 'leaves': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}}"""));
    }

    @Test
    void startsAnewWithAMemberThatComesBackAfterItsLeaveWasTold() {
        table.untrack("m1");
        table.takeDiff();
        table.track("m1", "ada", json("{}"));

        assertThat(table.takeDiff().toJson()).isEqualTo(json(
                "{'joins': {'ada': {'metas': [{'phx_ref':'r2','id':'m1'}]}}, 'leaves': {}}"));
    }

    @Test
    void keepsTwoDevicesOfAUserApart() {
        table.track("m2", "ada", json("{}"));
        table.untrack("m1");

        PresenceDiff diff = table.takeDiff();

        assertThat(diff.toJson()).isEqualTo(json("""
                {'joins': {'ada': {'metas': [{'phx_ref':'r2','id':'m2'}]}},
                 'leaves': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}}"""));
        assertThat(diff.keys()).containsExactly("ada");
    }

    @Test
    void movesAMemberToAnotherUserWithoutAPreviousReference() {
        table.track("m1", "bob", json("{}"));

        assertThat(table.takeDiff().toJson()).isEqualTo(json("""
                {'joins': {'bob': {'metas': [{'phx_ref':'r2','id':'m1'}]}},
                 'leaves': {'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}}"""));
    }

    @Test
    void announcesOnlyWhatWasTakenAndCountsItsRevisions() {
        long before = table.revision();
        table.track("m2", "bob", json("{}"));
        assertThat(table.announced()).isEqualTo(json("{'ada': {'metas': [{'phx_ref':'r1','id':'m1'}]}}"));
        assertThat(table.revision()).isEqualTo(before);

        table.takeDiff();
        assertThat(table.announced()).isEqualTo(table.state());
        assertThat(table.revision()).isGreaterThan(before);
    }
}
