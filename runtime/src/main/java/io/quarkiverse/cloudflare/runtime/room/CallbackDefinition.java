package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

import jakarta.enterprise.invoke.Invoker;

/**
 * One callback of a room, ready to be called.
 *
 * @param kind the simple name of its annotation, for example {@code OnEvent}
 * @param name the value of its annotation, for example the name of the event or the time between ticks; empty if it has none
 * @param invoker calls it: {@code invoke(null, arguments)} finds the bean itself; {@code null} only until it is recorded
 * @param execution the thread it runs on
 * @param parameters where its arguments come from, in order
 * @param result what the invoker returns
 * @param secured whether the method has a security annotation of its own, which its interceptor enforces: then the check of the
 *        room does not apply to it
 * @param method class and method, for logs: {@code com.acme.ChatRoom#say}
 */
public record CallbackDefinition(String kind, String name, Invoker<Object, Object> invoker, Execution execution,
        List<ParameterDefinition> parameters, ResultShape result, boolean secured, String method) {

    public CallbackDefinition {
        parameters = List.copyOf(parameters);
    }

    CallbackDefinition withInvoker(Invoker<Object, Object> calls) {
        return new CallbackDefinition(kind, name, calls, execution, parameters, result, secured, method);
    }
}
