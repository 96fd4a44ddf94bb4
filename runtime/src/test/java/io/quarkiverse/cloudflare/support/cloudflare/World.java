package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.support.cloudflare.Delivery.ItemFailures;

/**
 * All state of the stand-in, behind one lock. Thread-safe.
 */
final class World {

    private static final Instant CREATED = Instant.parse("2026-10-01T05:20:00Z");

    final Registry.Entry app;
    final Registry.Entry key;
    final SfuSessions sessions;
    private final TurnKeys turn;
    private final Switches switches;
    private final Router router;

    World(Switches switches, Journal journal) {
        this.switches = switches;
        Registry apps = new Registry(switches);
        Registry keys = new Registry(switches);
        app = apps.create("app of the stand-in", CREATED);
        key = keys.create("key of the stand-in", CREATED);
        sessions = new SfuSessions(switches, journal);
        turn = new TurnKeys(switches, journal);
        AddTracks addTracks = new AddTracks(sessions);
        CloseTracks closeTracks = new CloseTracks(sessions);
        router = new Router(new Access(apps, keys, CloudflareStandIn.ACCOUNT_ID, CloudflareStandIn.ACCOUNT_TOKEN), journal)
                .route(Operation.CREATE_SESSION, sessions::create)
                .route(Operation.SESSION_STATE, sessions::state)
                .route(Operation.ADD_TRACKS, addTracks::handle)
                .route(Operation.RENEGOTIATE, sessions::renegotiate)
                .route(Operation.CLOSE_TRACKS, closeTracks::close)
                .route(Operation.UPDATE_TRACKS, closeTracks::update);
        routeDataChannels(new DataChannels(sessions));
        routeAdapters(new Adapters(sessions, journal));
        routeTurn();
        routeAccount(new AccountApi(apps, "secret", journal), new AccountApi(keys, "key", journal));
    }

    private void routeDataChannels(DataChannels channels) {
        router.route(Operation.ESTABLISH_DATA_CHANNELS, channels::establish)
                .route(Operation.ADD_DATA_CHANNELS, channels::add)
                .route(Operation.UPDATE_DATA_CHANNELS, channels::update)
                .route(Operation.CLOSE_DATA_CHANNELS, channels::close);
    }

    private void routeAdapters(Adapters adapters) {
        router.route(Operation.OPEN_ADAPTERS, adapters::open).route(Operation.CLOSE_ADAPTERS, adapters::close);
    }

    private void routeTurn() {
        router.route(Operation.GENERATE_ICE_SERVERS, turn::generate)
                .route(Operation.GENERATE_CREDENTIALS, turn::generateOne)
                .route(Operation.REVOKE_CREDENTIALS, turn::revoke);
    }

    private void routeAccount(AccountApi apps, AccountApi keys) {
        router.route(Operation.LIST_APPS, apps::list).route(Operation.CREATE_APP, apps::create)
                .route(Operation.GET_APP, apps::get).route(Operation.EDIT_APP, apps::edit)
                .route(Operation.DELETE_APP, apps::delete)
                .route(Operation.LIST_TURN_KEYS, keys::list).route(Operation.CREATE_TURN_KEY, keys::create)
                .route(Operation.GET_TURN_KEY, keys::get).route(Operation.EDIT_TURN_KEY, keys::edit)
                .route(Operation.DELETE_TURN_KEY, keys::delete);
    }

    /** @param failures {@code null} for none */
    synchronized Answer handle(Exchange exchange, ItemFailures failures, boolean alone) {
        if (!alone) {
            return switches.conflictAs409()
                    ? Answer.json(409, new ApiError("signaling_state_not_stable", "Another change is under way").body())
                    : Answer.json(406, ApiError.wrongState("invalid_modification_have_remote_offer").body());
        }
        return router.handle(new Call(exchange, (index, names) -> failure(failures, index, names)));
    }

    synchronized boolean isIssued(String username) {
        return turn.isIssued(key.uid, username);
    }

    private Optional<ApiError> failure(ItemFailures failures, int index, List<String> names) {
        if (failures != null && failures.hit(index)) {
            return Optional.of(failures.error());
        }
        return names.stream().map(switches::failureOf).flatMap(Optional::stream).findFirst();
    }
}
