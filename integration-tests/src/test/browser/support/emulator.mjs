/** The emulator under test, as it prints itself. */
export const emulator = {
  url: process.env.EMULATOR_URL ?? "http://127.0.0.1:8787/v1",
  app: process.env.EMULATOR_APP_ID ?? "app",
  secret: process.env.EMULATOR_SECRET ?? "secret",
  turnKey: process.env.EMULATOR_TURN_KEY ?? "",
  turnToken: process.env.EMULATOR_TURN_TOKEN ?? "",
};

/** One request to the control API. */
export async function control(method, path, body) {
  const response = await fetch(new URL(`/emulator/${path}`, emulator.url), {
    method,
    headers: { authorization: `Bearer ${emulator.secret}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} /emulator/${path} answered ${response.status}: ${text}`);
  }
  return text ? JSON.parse(text) : {};
}
