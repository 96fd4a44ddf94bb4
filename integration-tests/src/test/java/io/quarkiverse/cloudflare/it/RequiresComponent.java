package io.quarkiverse.cloudflare.it;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs a program that a developer's machine may not have. Where it is missing the test is skipped, with a line that
 * says how to install it; with {@code CI=true} in the environment it fails.
 */
@Documented
@Inherited
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ComponentCondition.class)
@interface RequiresComponent {

    /**
     * Names of programs on the {@code PATH}, for example {@code chromium}.
     */
    String[] value();
}
