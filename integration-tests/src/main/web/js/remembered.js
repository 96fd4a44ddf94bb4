// What Meet remembers in this browser. Storage can be switched off, so nothing here may throw.

const NAME = "meet.name";
const resumeKey = (topic) => `meet.resume.${topic}`;

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

/**
 * The resume token is written when a page goes and taken when it comes back, so that a reload keeps the membership but a
 * duplicated tab, which gets a copy of the storage, has none to steal.
 */
export const keepResumeToken = (topic, token) => write("sessionStorage", resumeKey(topic), token);

export function takeResumeToken(topic) {
  const token = read("sessionStorage", resumeKey(topic));
  write("sessionStorage", resumeKey(topic), "");
  return token;
}
