package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Ready;
import io.quarkus.test.QuarkusUnitTest;

class RelayFaultMatrixTest extends FaultMatrix {

    @RegisterExtension
    static final QuarkusUnitTest app = app(FaultMatrix.class, MatrixFaults.class, MatrixFaults.Row.class,
            MatrixOperations.class,
            Ready.class, MatrixOperations.Second.class, MatrixOperations.Kind.class, RelayOperations.class);

    @Inject
    TurnClient turn;

    @Inject
    CallsAccount account;

    @Override
    List<Ready> prepare(boolean unreachable) {
        return RelayOperations.prepare(turn, account);
    }

    @Test
    void everyOperationOnCredentialsAndAccountsWithEveryFault() throws Exception {
        play(MatrixFaults.rows().stream().filter(row -> !row.fault().equals(MatrixFaults.REFUSED)).toList());
    }
}
