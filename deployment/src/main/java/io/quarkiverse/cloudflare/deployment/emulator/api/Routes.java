package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.Map;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Which class performs which operation.
 */
final class Routes {

    private Routes() {
    }

    static Router of(Account account, Timers timers, Supplier<Map<String, Long>> counters) {
        HttpFaults faults = new HttpFaults();
        Router router = new Router(account, faults, timers);
        sfu(router, account);
        TurnOperations turn = account.turnOperations();
        router.route(Operation.GENERATE_ICE_SERVERS, turn::generate)
                .route(Operation.GENERATE_CREDENTIALS, turn::generateOne)
                .route(Operation.REVOKE_CREDENTIALS, turn::revoke);
        AccountOperations apps = new AccountOperations(account.apps(), "secret");
        router.route(Operation.LIST_APPS, apps::list).route(Operation.CREATE_APP, apps::create)
                .route(Operation.GET_APP, apps::get).route(Operation.EDIT_APP, apps::edit)
                .route(Operation.DELETE_APP, apps::delete);
        AccountOperations keys = new AccountOperations(account.keys(), "key");
        router.route(Operation.LIST_KEYS, keys::list).route(Operation.CREATE_KEY, keys::create)
                .route(Operation.GET_KEY, keys::get).route(Operation.EDIT_KEY, keys::edit)
                .route(Operation.DELETE_KEY, keys::delete);
        ControlOperations control = new ControlOperations(account, faults,
                new StateView(account, faults, counters));
        return router.route(Operation.STATE, control::state)
                .route(Operation.IMPAIR, control::impair).route(Operation.REPAIR, control::repair)
                .route(Operation.IMPAIR_SESSION, control::impair).route(Operation.REPAIR_SESSION, control::repair)
                .route(Operation.DIE, control::die)
                .route(Operation.FAIL_TRACK, control::failTrack).route(Operation.HEAL_TRACK, control::healTrack)
                .route(Operation.ADD_HTTP_FAULT, control::addHttpFault)
                .route(Operation.CLEAR_HTTP_FAULTS, control::clearHttpFaults)
                .route(Operation.CLEAR_FAULTS, control::clearFaults);
    }

    private static void sfu(Router router, Account account) {
        SessionOperations sessions = new SessionOperations(account);
        router.route(Operation.OPEN_SESSION, sessions::open).route(Operation.SESSION_STATE, sessions::state)
                .route(Operation.RENEGOTIATE, sessions::renegotiate);
        TrackOperations tracks = new TrackOperations(account);
        router.route(Operation.ADD_TRACKS, tracks::add).route(Operation.CLOSE_TRACKS, tracks::close)
                .route(Operation.UPDATE_TRACKS, tracks::update);
        ChannelOperations channels = new ChannelOperations(account);
        router.route(Operation.ESTABLISH_CHANNELS, channels::establish).route(Operation.ADD_CHANNELS, channels::add)
                .route(Operation.UPDATE_CHANNELS, channels::update).route(Operation.CLOSE_CHANNELS, channels::close);
        AdapterOperations adapters = new AdapterOperations();
        router.route(Operation.OPEN_ADAPTERS, adapters::open).route(Operation.CLOSE_ADAPTERS, adapters::close);
    }
}
