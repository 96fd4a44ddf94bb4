package io.quarkiverse.cloudflare.calls;

import java.util.List;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Keeps the SFU apps and the TURN keys of a Cloudflare account. For programs that set up others; an application that opens
 * sessions does not need it.
 * <p>
 * Inject it: it works for the account of {@code quarkus.cloudflare.account}. It is safe for use by any number of threads. A
 * request runs when its {@link Uni} is subscribed to, once per subscription; cancelling it cancels the request.
 * <p>
 * Every method fails with {@link CallsRejectedException} if Cloudflare refuses, for example with 403 if the API token lacks the
 * permission Calls Write, and with {@link CallsUnreachableException} if no usable answer arrived. Requests are repeated before
 * that, except one that makes something and may have done so already: then look for it in the list. Methods that end in
 * {@code AndAwait} wait for the outcome and must not be called on an event loop.
 *
 * @see <a href="https://developers.cloudflare.com/api/resources/calls/">Calls in the API of accounts</a>
 */
public interface CallsAccount {

    /** @return all apps: {@code GET /calls/apps} */
    @CheckReturnValue
    Uni<List<CallsAppInfo>> apps();

    /**
     * Makes an app: {@code POST /calls/apps}. The SFU may not know it for a while.
     *
     * @param name for people; not blank
     */
    @CheckReturnValue
    Uni<NewCallsApp> createApp(String name);

    /** @return the app: {@code GET /calls/apps/{uid}} */
    @CheckReturnValue
    Uni<CallsAppInfo> app(CallsAppId uid);

    /** Gives an app another name: {@code PUT /calls/apps/{uid}}. */
    @CheckReturnValue
    Uni<CallsAppInfo> renameApp(CallsAppId uid, String name);

    /** Deletes an app, and ends what runs in it: {@code DELETE /calls/apps/{uid}}. */
    @CheckReturnValue
    Uni<Void> deleteApp(CallsAppId uid);

    /** @return all TURN keys, at most 1,000: {@code GET /calls/turn_keys} */
    @CheckReturnValue
    Uni<List<TurnKeyInfo>> turnKeys();

    /**
     * Makes a TURN key: {@code POST /calls/turn_keys}. An account has at most 1,000.
     *
     * @param name for people; not blank
     */
    @CheckReturnValue
    Uni<NewTurnKey> createTurnKey(String name);

    /** @return the TURN key: {@code GET /calls/turn_keys/{uid}} */
    @CheckReturnValue
    Uni<TurnKeyInfo> turnKey(TurnKeyId uid);

    /** Gives a TURN key another name: {@code PUT /calls/turn_keys/{uid}}. */
    @CheckReturnValue
    Uni<TurnKeyInfo> renameTurnKey(TurnKeyId uid, String name);

    /** Deletes a TURN key: {@code DELETE /calls/turn_keys/{uid}}. */
    @CheckReturnValue
    Uni<Void> deleteTurnKey(TurnKeyId uid);

    /** Blocking form of {@link #apps}. */
    default List<CallsAppInfo> appsAndAwait() {
        return Awaiting.await("apps", apps());
    }

    /** Blocking form of {@link #createApp}. */
    default NewCallsApp createAppAndAwait(String name) {
        return Awaiting.await("createApp", createApp(name));
    }

    /** Blocking form of {@link #app}. */
    default CallsAppInfo appAndAwait(CallsAppId uid) {
        return Awaiting.await("app", app(uid));
    }

    /** Blocking form of {@link #renameApp}. */
    default CallsAppInfo renameAppAndAwait(CallsAppId uid, String name) {
        return Awaiting.await("renameApp", renameApp(uid, name));
    }

    /** Blocking form of {@link #deleteApp}. */
    default void deleteAppAndAwait(CallsAppId uid) {
        Awaiting.await("deleteApp", deleteApp(uid));
    }

    /** Blocking form of {@link #turnKeys}. */
    default List<TurnKeyInfo> turnKeysAndAwait() {
        return Awaiting.await("turnKeys", turnKeys());
    }

    /** Blocking form of {@link #createTurnKey}. */
    default NewTurnKey createTurnKeyAndAwait(String name) {
        return Awaiting.await("createTurnKey", createTurnKey(name));
    }

    /** Blocking form of {@link #turnKey}. */
    default TurnKeyInfo turnKeyAndAwait(TurnKeyId uid) {
        return Awaiting.await("turnKey", turnKey(uid));
    }

    /** Blocking form of {@link #renameTurnKey}. */
    default TurnKeyInfo renameTurnKeyAndAwait(TurnKeyId uid, String name) {
        return Awaiting.await("renameTurnKey", renameTurnKey(uid, name));
    }

    /** Blocking form of {@link #deleteTurnKey}. */
    default void deleteTurnKeyAndAwait(TurnKeyId uid) {
        Awaiting.await("deleteTurnKey", deleteTurnKey(uid));
    }
}
