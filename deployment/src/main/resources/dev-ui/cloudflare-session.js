// One session of the emulator: its tracks with a graph each, its data channels, and faults of its own. What is to be done is an
// event named order.
import { LitElement, css, html } from 'lit';
import '@vaadin/button';
import { bits, graph } from './cloudflare-graph.js';

export class CloudflareSession extends LitElement {

    static styles = css`
        :host { display: block; border: 1px solid var(--lumo-contrast-20pct); border-radius: var(--lumo-border-radius-l);
            padding: 0.75rem 1rem; overflow-x: auto; }
        header { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-bottom: 0.5rem; }
        code { font-size: var(--lumo-font-size-s); }
        .badge { font-size: var(--lumo-font-size-xs); padding: 0.1rem 0.5rem; border-radius: 1rem;
            background: var(--lumo-contrast-10pct); }
        .badge.good { background: var(--lumo-success-color-10pct); color: var(--lumo-success-text-color); }
        .badge.bad { background: var(--lumo-error-color-10pct); color: var(--lumo-error-text-color); }
        .space { flex: 1; }
        table { border-collapse: collapse; width: 100%; font-size: var(--lumo-font-size-s); }
        th { text-align: start; font-weight: 500; color: var(--lumo-secondary-text-color); }
        th, td { padding: 0.2rem 0.75rem 0.2rem 0; vertical-align: middle; white-space: nowrap; }
        td.number { font-variant-numeric: tabular-nums; }
    `;

    static properties = { session: { attribute: false }, history: { attribute: false } };

    _order(label, method, path, body) {
        this.dispatchEvent(new CustomEvent('order', { detail: { label, method, path: `/sessions/${this.session.id}${path}`, body } }));
    }

    render() {
        const { id, correlationId, connected, offered, tracks, dataChannels, transport } = this.session;
        const short = id.slice(0, 8);
        return html`<header>
                <code title="${id}">${short}…</code>
                ${correlationId ? html`<span class="badge">${correlationId}</span>` : ''}
                <span class="badge ${connected ? 'good' : ''}">${connected ? 'connected' : 'not connected'}</span>
                ${offered ? html`<span class="badge">waits for an answer</span>` : ''}
                ${transport ? html`<span class="badge">${transport.packetsIn} packets in, ${transport.packetsOut} out</span>` : ''}
                ${transport?.droppedUp || transport?.droppedDown
                    ? html`<span class="badge bad">lost on purpose: ${transport.droppedUp} up, ${transport.droppedDown} down</span>` : ''}
                <span class="space"></span>
                ${this._button('5 % loss', 'PUT', '/network', { up: { loss: 0.05 }, down: { loss: 0.05 } })}
                ${this._button('200 ms', 'PUT', '/network', { up: { delay: 200 }, down: { delay: 200 } })}
                ${this._button('Good network', 'DELETE', '/network')}
                ${this._button('Lose silently', 'POST', '/die', { silently: true })}
                ${this._button('Kill', 'POST', '/die', { silently: false }, 'error')}
            </header>
            ${tracks.length === 0 ? '' : this._renderTracks(tracks)}
            ${dataChannels.length === 0 ? '' : this._renderChannels(dataChannels)}`;
    }

    _button(label, method, path, body, theme = '') {
        return html`<vaadin-button theme="small tertiary ${theme}"
            @click="${() => this._order(`${label}: session ${this.session.id.slice(0, 8)}`, method, path, body)}">${label}</vaadin-button>`;
    }

    _renderTracks(tracks) {
        return html`<table>
            <thead><tr><th></th><th>Track</th><th>Mid</th><th>Codec</th><th>Layer</th><th>Packets</th><th>Lost</th><th>Bitrate</th>
                <th>Last 60 s</th><th></th></tr></thead>
            <tbody>${tracks.map((track) => this._renderTrack(track))}</tbody>
        </table>`;
    }

    _renderTrack({ location, mid, sessionId, trackName, kind, status, streams }) {
        const sum = (field) => streams.reduce((total, stream) => total + stream[field], 0);
        const join = (field) => [...new Set(streams.map((stream) => stream[field]).filter(Boolean))].join(', ');
        const local = location === 'local';
        const values = this.history.get(`${this.session.id} ${location} ${mid}`) ?? [0, 0];
        const fault = `/tracks/${encodeURIComponent(trackName)}/fault`;
        return html`<tr>
            <td title="${local ? 'published' : 'pulled'}">${local ? '↑' : '↓'}</td>
            <td title="${sessionId ?? ''}">${trackName} <span class="badge ${status === 'active' ? 'good' : ''}">${status}</span></td>
            <td>${mid}</td>
            <td>${join('codec') || kind}</td>
            <td>${join('rid')}</td>
            <td class="number">${sum('packets')}</td>
            <td class="number">${sum('lost')}</td>
            <td class="number">${bits(sum('bitrate'))}</td>
            <td>${graph(values, `Bitrate of ${trackName}`)}</td>
            <td>${local ? html`${this._button('Silence', 'PUT', fault, { silent: true })}${this._button('Heal', 'DELETE', fault)}` : ''}</td>
        </tr>`;
    }

    _renderChannels(channels) {
        return html`<table>
            <thead><tr><th></th><th>Data channel</th><th>Id</th><th>Status</th><th>Messages in</th><th>Messages out</th></tr></thead>
            <tbody>${channels.map((channel) => html`<tr>
                <td>${channel.location === 'local' ? '↑' : '↓'}</td>
                <td>${channel.dataChannelName}</td><td>${channel.id}</td><td>${channel.status}</td>
                <td class="number">${channel.messagesIn} (${channel.bytesIn} bytes)</td>
                <td class="number">${channel.messagesOut} (${channel.bytesOut} bytes)</td></tr>`)}
            </tbody>
        </table>`;
    }
}

customElements.define('cloudflare-session', CloudflareSession);
