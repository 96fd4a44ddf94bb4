import { Speaker } from "./emitter.js";
import { OwnDevices } from "./local.js";
import type { DeviceList, LocalMediaEvents, LocalSource, Preview } from "./media-types.js";

/** The own devices before a room is joined, for a look at oneself. Nothing is open until `start()`. */
export function openPreview(): Preview {
  return new LocalPreview();
}

/** Only for joinRoom(): the devices of a preview, which is over then. */
export function takeOver(preview?: Preview): { own: OwnDevices; speakerId: string } | null {
  return preview instanceof LocalPreview ? preview.give() : null;
}

class LocalPreview extends Speaker<LocalMediaEvents> implements Preview {
  speakerId = "";
  #given = false;
  readonly #own = new OwnDevices();

  constructor() {
    super();
    this.#own.handTo(
      () => this.emit("change"),
      (problem) => this.emit("error", problem),
    );
  }

  get microphone(): LocalSource {
    return this.#own.microphone;
  }

  get camera(): LocalSource {
    return this.#own.camera;
  }

  get devices(): DeviceList {
    return this.#own.list;
  }

  setSpeaker(deviceId: string): void {
    this.speakerId = deviceId;
    this.emit("change");
  }

  give(): { own: OwnDevices; speakerId: string } | null {
    if (this.#given) {
      return null;
    }
    this.#given = true;
    return { own: this.#own, speakerId: this.speakerId };
  }

  close(): void {
    if (!this.#given) {
      this.#own.close();
    }
  }
}
