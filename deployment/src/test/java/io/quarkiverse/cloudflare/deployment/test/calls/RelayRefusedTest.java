package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Ready;
import io.quarkus.test.QuarkusUnitTest;

/** The row of the fault matrix for which the clients must not reach anything. */
class RelayRefusedTest extends FaultMatrix {

    @RegisterExtension
    static final QuarkusUnitTest app = app(FaultMatrix.class, MatrixFaults.class, MatrixFaults.Row.class,
            MatrixOperations.class,
            Ready.class, MatrixOperations.Second.class, MatrixOperations.Kind.class, RelayOperations.class)
            .overrideRuntimeConfigKey("quarkus.cloudflare.turn.base-url", "${stand-in.refusing-url}/v1")
            .overrideRuntimeConfigKey("quarkus.cloudflare.account.base-url", "${stand-in.refusing-url}/client/v4");

    @Inject
    TurnClient turn;

    @Inject
    CallsAccount account;

    @Override
    List<Ready> prepare(boolean unreachable) {
        return RelayOperations.unprepared(turn, account);
    }

    @Test
    void everyOperationOnCredentialsAndAccountsWithARefusedConnection() throws Exception {
        play(MatrixFaults.rows().stream().filter(row -> row.fault().equals(MatrixFaults.REFUSED)).toList());
    }
}
