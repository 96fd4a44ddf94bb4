package io.quarkiverse.cloudflare.room;

/**
 * What a room promises about callbacks that run at the same time.
 */
public enum Ordering {

    /**
     * All callbacks of a room run one at a time, in order. A behaviour needs no locks.
     */
    PER_ROOM,

    /**
     * Joins, leaves and ticks run one at a time; events of one member run in order, those of different members at the same
     * time. A behaviour guards what its callbacks share.
     */
    PER_MEMBER
}
