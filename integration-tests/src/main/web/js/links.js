const LINK = /<([^>]*)>((?:\s*;\s*[\w-]+=(?:"(?:\\.|[^"\\])*"|[^",;\s]+))*)/g;
const PARAMETER = /([\w-]+)=(?:"((?:\\.|[^"\\])*)"|([^",;\s]+))/g;

const parametersOf = (text) =>
  Object.fromEntries([...text.matchAll(PARAMETER)].map(([, name, quoted, bare]) => [name, bare ?? quoted.replace(/\\(.)/g, "$1")]));

/** The ICE servers that an answer of WHIP or WHEP names in its `Link` headers (RFC 9725, section 4.6), one for each URL. */
export function iceServersOf(headers) {
  return [...(headers.get("Link") ?? "").matchAll(LINK)]
    .map(([, urls, parameters]) => ({ urls, ...parametersOf(parameters) }))
    .filter(({ rel }) => rel === "ice-server")
    .map(({ urls, username, credential }) => (username === undefined ? { urls } : { urls, username, credential }));
}
