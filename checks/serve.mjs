// Serves a folder of pages as the real server would: same policy, no caching. For looking at the gallery:
//   node checks/serve.mjs target/gallery 8099
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const [folder = "target/gallery", port = "8099"] = process.argv.slice(2);
const KINDS = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  try {
    const body = await readFile(join(folder, path));
    response.writeHead(200, {
      "content-type": KINDS[extname(path)] ?? "application/octet-stream",
      "content-security-policy": "default-src 'self'",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/ serves ${folder}`));
