package io.quarkiverse.cloudflare.deployment.test.support;

import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.support.MovableTimers;

/** Takes the place of real time in an application that has this class. */
@Singleton
public class TestTimers extends MovableTimers {
}
