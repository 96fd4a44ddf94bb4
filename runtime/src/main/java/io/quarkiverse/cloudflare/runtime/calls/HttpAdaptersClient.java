package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.AdaptersClient;
import io.quarkiverse.cloudflare.calls.AdaptersResult;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.AdaptersRequest;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire.AdaptersResponse;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.smallrye.mutiny.Uni;

/** The WebSocket adapters of one app, over HTTP. Thread-safe. */
final class HttpAdaptersClient implements AdaptersClient {

    private static final String CLOSED = "adapter_not_found";

    private static final int UNAVAILABLE = 503;

    private final Sender sender;

    HttpAdaptersClient(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Uni<AdaptersResult> open(List<? extends Adapter> adapters) {
        List<Adapter> checked = Requests.items("adapters", adapters, MAX_ADAPTERS_PER_REQUEST);
        AdaptersRequest request = new AdaptersRequest(checked.stream().map(AdapterCodec::wire).toList());
        return sender.send(CallsOperations.NEW_ADAPTERS, () -> items(sender.api().newAdapters(request)),
                response -> AdapterCodec.result(response, null));
    }

    @Override
    public Uni<AdaptersResult> close(List<AdapterId> adapters) {
        List<AdapterId> checked = Requests.items("adapters", adapters, MAX_ADAPTERS_PER_REQUEST);
        AdaptersRequest request = new AdaptersRequest(checked.stream().map(AdapterCodec::closed).toList());
        return sender.send(CallsOperations.CLOSE_ADAPTERS, () -> items(sender.api().closeAdapters(request)),
                response -> AdapterCodec.result(response, CLOSED));
    }

    /** If all adapters failed, the answer is 503 and says of each why: no failure of the request, and nothing to repeat. */
    private static Uni<AdaptersResponse> items(Uni<AdaptersResponse> response) {
        return response.onFailure(failure -> failure instanceof HttpFailure.Answered answered
                && answered.status() == UNAVAILABLE && answered.body().path("tracks").isArray())
                .recoverWithItem(failure -> AdapterCodec.items(((HttpFailure.Answered) failure).body().path("tracks")));
    }
}
