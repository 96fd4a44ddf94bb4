package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * Takes the place of real time in an application.
 */
@Singleton
public class StoppedTime extends MovableTimers {
}
