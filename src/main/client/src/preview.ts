import { DeviceSource } from "./device.js";
import { Devices } from "./devices.js";
import { Speaker } from "./emitter.js";
import type { LocalMediaEvents, Preview } from "./media-types.js";

/** The own devices before a room is joined, for a look at oneself. Nothing is open until `start()`. */
export function openPreview(): Preview {
  return new OwnDevices();
}

/** Only for joinRoom(): the devices of a preview, which is over then, or new ones. From now on, `owner` says what they say. */
export function takeOver(preview: Preview | undefined, owner: Speaker<LocalMediaEvents>): OwnDevices {
  const own = preview instanceof OwnDevices && !preview.given ? preview : new OwnDevices();
  own.given = true;
  own.handTo(owner);
  return own;
}

/** The own devices, of a preview and later of a room. */
export class OwnDevices extends Speaker<LocalMediaEvents> implements Preview {
  readonly devices = new Devices();
  readonly microphone = new DeviceSource("microphone", this.devices);
  readonly camera = new DeviceSource("camera", this.devices);
  speakerId = "";
  /** To a room, which will end them. */
  given = false;

  constructor() {
    super();
    this.handTo(this);
  }

  handTo(owner: Speaker<LocalMediaEvents>): void {
    this.devices.owner = this.microphone.owner = this.camera.owner = owner;
  }

  setSpeaker(deviceId: string): void {
    this.speakerId = deviceId;
    this.emit("change");
  }

  close(): void {
    if (!this.given) {
      this.end();
    }
  }

  end(): void {
    this.devices.close();
    void this.microphone.stop();
    void this.camera.stop();
  }
}
