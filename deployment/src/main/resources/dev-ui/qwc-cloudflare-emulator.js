// The page of the Calls emulator: what its sessions do, and faults to inject. It asks the emulator through the Dev UI, so that no
// secret reaches the browser.
import { LitElement, css, html } from 'lit';
import { JsonRpc } from 'jsonrpc';
import { notifier } from 'notifier';
import '@vaadin/button';
import './cloudflare-session.js';
import { bits } from './cloudflare-graph.js';

const REFRESH_MS = 1000;
// The graphs show the last minute.
const HISTORY = 60;

const WEATHER = [
    { label: 'Good network', method: 'DELETE' },
    { label: '5 % loss', impairment: { loss: 0.05 } },
    { label: '20 % loss', impairment: { loss: 0.2 } },
    { label: '200 ms delay', impairment: { delay: 200, jitter: 20 } },
];

export class QwcCloudflareEmulator extends LitElement {

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 1rem; padding: 1rem; overflow: auto; }
        .bar { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
        .bar h4 { margin: 0 0.5rem 0 0; color: var(--lumo-secondary-text-color); font-weight: 500; }
        .faults { color: var(--lumo-error-text-color); }
        .quiet { color: var(--lumo-secondary-text-color); font-size: var(--lumo-font-size-s); margin: 0; }
        .empty { color: var(--lumo-secondary-text-color); padding: 2rem; text-align: center; }
    `;

    static properties = { _state: { state: true }, _absent: { state: true } };

    jsonRpc = new JsonRpc(this);

    // Track or session → its last values, the newest at the end.
    _history = new Map();

    connectedCallback() {
        super.connectedCallback();
        this._refresh();
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        clearTimeout(this._timer);
    }

    /** Asks the emulator; resolves with its answer. */
    async control(method, path, body) {
        const answer = await this.jsonRpc.control({ method, path, body: body ? JSON.stringify(body) : '' });
        return JSON.parse(answer.result);
    }

    async _refresh() {
        try {
            const state = await this.control('GET', '/state');
            this._absent = Boolean(state.absent);
            if (!this._absent) {
                this._remember(state);
                this._state = state;
            }
        } catch {
            // The application restarts: the next round sees.
        }
        if (this.isConnected) {
            this._timer = setTimeout(() => this._refresh(), REFRESH_MS);
        }
    }

    _remember(state) {
        const seen = new Set();
        for (const session of state.sessions) {
            for (const track of session.tracks) {
                const key = `${session.id} ${track.location} ${track.mid}`;
                seen.add(key);
                const values = this._history.get(key) ?? new Array(HISTORY).fill(0);
                values.push(track.streams.reduce((sum, stream) => sum + stream.bitrate, 0));
                this._history.set(key, values.slice(-HISTORY));
            }
        }
        for (const key of this._history.keys()) {
            if (!seen.has(key)) {
                this._history.delete(key);
            }
        }
    }

    async _order(label, method, path, body) {
        const answer = await this.control(method, path, body);
        if (answer.errorCode) {
            notifier.showErrorMessage(`${label}: ${answer.errorDescription}`);
        } else {
            notifier.showInfoMessage(label);
        }
        clearTimeout(this._timer);
        this._refresh();
    }

    render() {
        if (this._absent) {
            return html`<p class="empty">The emulator does not run: the application uses no client of Calls, its app is configured, or
                <code>quarkus.cloudflare.devservices.enabled</code> is false.</p>`;
        }
        if (!this._state) {
            return html`<p class="empty">Loading</p>`;
        }
        const { sessions, faults, counters, turn } = this._state;
        return html`
            ${this._renderFaultBar()}
            ${faults.length === 0 ? '' : html`<p class="quiet faults">Faults: ${faults.map(this._describe).join('; ')}</p>`}
            ${sessions.length === 0 ? html`<p class="empty">No session yet.</p>` : sessions.map((session) => html`
                <cloudflare-session .session="${session}" .history="${this._history}"
                    @order="${({ detail }) => this._order(detail.label, detail.method, detail.path, detail.body)}">
                </cloudflare-session>`)}
            <p class="quiet">All tracks together: ${bits(this._sum(sessions))}; TURN ${turn.running ? 'runs' : 'does not run'};
                thrown away: ${this._refused(counters)}</p>`;
    }

    _renderFaultBar() {
        const { network } = this._state;
        const now = ['up', 'down'].map((way) => `${way} ${network[way].loss * 100} % loss, ${network[way].delay} ms`).join('; ');
        return html`<div class="bar"><h4>Network of all (${now})</h4>
                ${WEATHER.map(({ label, method = 'PUT', impairment }) => html`
                    <vaadin-button theme="small" @click="${() => this._order(label, method, '/network',
                        impairment && { up: impairment, down: impairment })}">${label}</vaadin-button>`)}
            </div>
            <div class="bar"><h4>HTTP</h4>
                <vaadin-button theme="small" @click="${() => this._order('The next request is answered with 503', 'POST',
                    '/http-faults', { status: 503, errorCode: 'service_unavailable', times: 1 })}">503 once</vaadin-button>
                <vaadin-button theme="small" @click="${() => this._order('All requests are answered with 503', 'POST',
                    '/http-faults', { status: 503, errorCode: 'service_unavailable' })}">503 always</vaadin-button>
                <vaadin-button theme="small" @click="${() => this._order('All answers take 2 s', 'POST',
                    '/http-faults', { delay: 2000 })}">2 s slow</vaadin-button>
                <vaadin-button theme="small success" @click="${() => this._order('Everything is well again', 'DELETE',
                    '/faults')}">Heal everything</vaadin-button>
            </div>`;
    }

    _describe(fault) {
        if (fault.type === 'track') {
            return `${fault.trackName} ${fault.silent ? 'is silent' : `fails with ${fault.errorCode}`}`;
        }
        const what = fault.status ? `HTTP ${fault.status}` : fault.drop ? 'connection dropped' : `${fault.delay} ms slow`;
        return `${fault.operation ?? 'every request'}: ${what}${fault.times ? `, ${fault.times} times` : ''}`;
    }

    _sum(sessions) {
        return sessions.flatMap(({ tracks }) => tracks).flatMap(({ streams }) => streams).reduce((sum, { bitrate }) => sum + bitrate, 0);
    }

    _refused(counters) {
        const some = Object.entries(counters).filter(([, count]) => count > 0);
        return some.length === 0 ? 'nothing' : some.map(([cause, count]) => `${count} ${cause.replaceAll('_', ' ')}`).join(', ');
    }
}

customElements.define('qwc-cloudflare-emulator', QwcCloudflareEmulator);
