package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Ready;
import io.quarkus.test.QuarkusUnitTest;

class FaultMatrixTest extends FaultMatrix {

    @RegisterExtension
    static final QuarkusUnitTest app = app(MatrixFaults.class, MatrixFaults.Row.class, MatrixOperations.class, Ready.class,
            MatrixOperations.Second.class, MatrixOperations.Kind.class);

    @Inject
    @CallsApp("hasty")
    CallsClient hasty;

    @Inject
    @CallsApp("refused")
    CallsClient refused;

    @Override
    List<Ready> prepare(boolean unreachable) {
        return MatrixOperations.prepare(calls, unreachable ? refused : hasty);
    }

    @Test
    void everyOperationOfTheSfuWithEveryFault() throws Exception {
        play(MatrixFaults.rows());
    }
}
