import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const PAGE = `<!doctype html><meta charset="utf-8"><title>Calls</title>
<body><script type="module" src="/calls-page.js"></script></body>`;

/** Serves the page of the tests, and the scripts beside this file that run in it. */
export async function servePages(host = "127.0.0.1") {
  const server = createServer(async ({ url }, response) => {
    if (url === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    } else if (/^\/[a-z-]+\.js$/.test(url)) {
      const script = await readFile(join(import.meta.dirname, url));
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    url: `http://${host}:${server.address().port}/`,
    close: () => server.close(),
  };
}
