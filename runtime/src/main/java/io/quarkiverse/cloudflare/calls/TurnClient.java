package io.quarkiverse.cloudflare.calls;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Generates and revokes credentials for the relays of Cloudflare TURN, through which a peer reaches the SFU, or another peer,
 * from behind any firewall.
 * <p>
 * Inject it: it works for the TURN key of {@code quarkus.cloudflare.turn}. It is safe for use by any number of threads. A
 * request runs when its {@link Uni} is subscribed to, once per subscription; cancelling it cancels the request. An application
 * without a TURN key injects none, and gives its peers {@link IceServers#STUN_ONLY}.
 * <p>
 * Credentials belong to somebody: use {@link #iceServersFor}, which keeps them, and {@link #revokeFor} when that somebody
 * leaves.
 * <p>
 * Every method fails with {@link CallsRejectedException} if Cloudflare refuses and with {@link CallsUnreachableException} if no
 * usable answer arrived. All requests are repeated before that, as none can do harm twice. Methods that end in {@code AndAwait}
 * wait for the outcome and must not be called on an event loop.
 *
 * @see <a href="https://developers.cloudflare.com/realtime/turn/generate-credentials/">Generate credentials</a>
 */
public interface TurnClient {

    /**
     * Generates new credentials, with {@link TurnOptions#DEFAULT}.
     * <p>
     * {@code POST /turn/keys/{keyId}/credentials/generate-ice-servers}
     */
    @CheckReturnValue
    default Uni<IceServers> generate() {
        return generate(TurnOptions.DEFAULT);
    }

    /**
     * Generates new credentials.
     * <p>
     * {@code POST /turn/keys/{keyId}/credentials/generate-ice-servers}, or {@code …/credentials/generate} if they have a custom
     * identifier, because Cloudflare documents it only there
     */
    @CheckReturnValue
    Uni<IceServers> generate(TurnOptions options);

    /**
     * Gives the credentials of a holder, with {@link TurnOptions#DEFAULT}. See {@link #iceServersFor(String, TurnOptions)}.
     */
    @CheckReturnValue
    default Uni<IceServers> iceServersFor(String holder) {
        return iceServersFor(holder, TurnOptions.DEFAULT);
    }

    /**
     * Gives the credentials of a holder. They are generated the first time, and again from
     * {@code quarkus.cloudflare.turn.refresh-before} before their end on; those that live less than twice as long, from half of
     * their life on. Callers that come meanwhile wait for the same request, which goes on if they do not. If new ones cannot be
     * had, the present ones are
     * given while they are valid. A failure is not kept.
     * <p>
     * This process keeps the credentials of the 20,000 holders that asked last.
     *
     * @param holder whose they are, for example the id of a user; not blank
     * @param options the time and the label count when credentials are generated, not for those that are there
     */
    @CheckReturnValue
    Uni<IceServers> iceServersFor(String holder, TurnOptions options);

    /**
     * Forgets the credentials of a holder. They stay valid; the next {@link #iceServersFor} generates others.
     */
    void forget(String holder);

    /**
     * Revokes all valid credentials this process has generated for a holder, those that are being generated included, and
     * forgets them. Nothing happens for a holder without any. What fails to be revoked is not given to anybody again, and this
     * method may be called once more for it.
     */
    @CheckReturnValue
    Uni<Void> revokeFor(String holder);

    /**
     * Revokes credentials. What runs over them is disconnected shortly afterwards.
     * <p>
     * {@code POST /turn/keys/{keyId}/credentials/{username}/revoke}
     *
     * @param username of the credentials, see {@link IceServers#username()}
     */
    @CheckReturnValue
    Uni<Void> revoke(String username);

    /** Blocking form of {@link #generate()}. */
    default IceServers generateAndAwait() {
        return Awaiting.await("generate", generate());
    }

    /** Blocking form of {@link #generate(TurnOptions)}. */
    default IceServers generateAndAwait(TurnOptions options) {
        return Awaiting.await("generate", generate(options));
    }

    /** Blocking form of {@link #iceServersFor(String)}. */
    default IceServers iceServersForAndAwait(String holder) {
        return Awaiting.await("iceServersFor", iceServersFor(holder));
    }

    /** Blocking form of {@link #iceServersFor(String, TurnOptions)}. */
    default IceServers iceServersForAndAwait(String holder, TurnOptions options) {
        return Awaiting.await("iceServersFor", iceServersFor(holder, options));
    }

    /** Blocking form of {@link #revokeFor}. */
    default void revokeForAndAwait(String holder) {
        Awaiting.await("revokeFor", revokeFor(holder));
    }

    /** Blocking form of {@link #revoke}. */
    default void revokeAndAwait(String username) {
        Awaiting.await("revoke", revoke(username));
    }
}
