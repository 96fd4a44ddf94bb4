// What Meet remembers in this browser. Storage can be switched off, so nothing here may throw.

const NAME = "meet.name";
const DEVICES = "meet.devices";
const returnKey = (topic) => `meet.return.${topic}`;

function read(storage, key) {
  try {
    return window[storage].getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(storage, key, value) {
  try {
    if (value) {
      window[storage].setItem(key, value);
    } else {
      window[storage].removeItem(key);
    }
  } catch {
    // Then the next visit asks again.
  }
}

export const rememberedName = () => read("localStorage", NAME);
export const rememberName = (name) => write("localStorage", NAME, name);

/** Whether somebody came in with microphone and camera the last time: `{audio, video}`. */
export const rememberedDevices = () => JSON.parse(read("localStorage", DEVICES) || "{}");
export const rememberDevices = (devices) => write("localStorage", DEVICES, JSON.stringify(devices));

/**
 * How to come back (resume token, camera, microphone) is written when a page goes and taken when it comes back, so that a
 * reload keeps the membership but a duplicated tab, which gets a copy of the storage, has none to steal.
 */
export const keepReturn = (topic, choice) => write("sessionStorage", returnKey(topic), JSON.stringify(choice));

export function takeReturn(topic) {
  const kept = read("sessionStorage", returnKey(topic));
  write("sessionStorage", returnKey(topic), "");
  return kept ? JSON.parse(kept) : {};
}
