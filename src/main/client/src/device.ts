import { getCamera, getMic, type MediaDevice } from "partytracks/client";
import { filter, ReplaySubject, Subscription } from "rxjs";
import type { Devices } from "./devices.js";
import { CAMERA_ALONE, CAMERA_LAYERS } from "./layers.js";
import { LevelMeter } from "./level.js";
import type { StartOptions } from "./media-types.js";
import { ofDevice } from "./problems.js";
import type { Output } from "./publishing.js";
import { Source } from "./source.js";

const CAMERA_CONSTRAINTS: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** The camera or the microphone: partytracks opens it, goes on to another when one is unplugged, and remembers the choice. */
export class DeviceSource extends Source {
  readonly source: "camera" | "microphone";
  simulcast = true;
  readonly #devices: Devices;
  readonly #meter = new LevelMeter();
  #device: MediaDevice | null = null;
  #preferred = "";
  #deviceId = "";
  #use = new Subscription();

  constructor(source: "camera" | "microphone", devices: Devices) {
    super();
    this.source = source;
    this.#devices = devices;
  }

  override get deviceId(): string {
    return this.#deviceId;
  }

  override get level(): number {
    return this.#meter.level;
  }

  /** How loud it was since about the last time somebody asked. */
  get loudness(): number {
    return this.#meter.lately;
  }

  setDevice(deviceId: string): void {
    this.#preferred = deviceId;
    const device = this.#devices.find(this.source, deviceId);
    if (device) {
      this.#device?.setPreferredDevice(device);
    }
  }

  protected open({ constraints, deviceId }: StartOptions): Promise<Output[]> {
    const camera = this.source === "camera";
    const device = (camera ? getCamera : getMic)({
      activateSource: false,
      constraints: camera ? { ...CAMERA_CONSTRAINTS, ...constraints } : constraints,
    });
    this.#device = device;
    this.setDevice(deviceId ?? this.#preferred);
    const track$ = new ReplaySubject<MediaStreamTrack>(1);
    let enabled = false;
    let content = false;
    const use = new Subscription();
    this.#use = use;
    return new Promise((resolve, reject) => {
      use.add(device.isSourceEnabled$.subscribe((value) => (enabled = value)));
      use.add(device.isBroadcasting$.subscribe((value) => (content = value)));
      use.add(
        device.error$.subscribe(async (error) => {
          const problem = ofDevice(error, this.source, await this.#devices.any(this.source));
          if (!use.closed && this.on) {
            reject(problem);
            this.fail(problem);
          }
        }),
      );
      this.applyMute();
      // Without the filter, others would see black when it fails.
      use.add(
        device.broadcastTrack$.pipe(filter(() => enabled)).subscribe((track) => {
          if (camera) {
            this.#show(content ? track : null);
          }
          track$.next(track);
          this.#devices.refresh();
          resolve([this.output(camera ? "video" : "audio", track$, this.#encodings())]);
          this.changed();
        }),
      );
      if (!camera) {
        use.add(
          device.localMonitorTrack$.pipe(filter(() => enabled)).subscribe((track) => {
            this.#meter.set(track);
            this.#show(track);
          }),
        );
      }
    });
  }

  protected release(): void {
    this.#device?.disableSource();
    this.#device = null;
    this.#meter.set(null);
    this.#use.unsubscribe();
  }

  protected applyMute(): void {
    if (this.muted) {
      this.#device?.enableSource();
      this.#device?.stopBroadcasting();
    } else {
      this.#device?.startBroadcasting();
    }
  }

  #show(track: MediaStreamTrack | null): void {
    this.track = track;
    this.#deviceId = track?.getSettings().deviceId ?? this.#deviceId;
    this.changed();
  }

  #encodings(): RTCRtpEncodingParameters[] {
    return this.source === "microphone" ? [] : this.simulcast ? CAMERA_LAYERS : CAMERA_ALONE;
  }
}
