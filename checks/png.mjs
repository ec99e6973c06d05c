// A PNG of many colours made into one of a palette of 256: the colours that are there most often, the others as the nearest
// of them. For pictures of pages, where a few colours and their edges are nearly everything.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function slim(png) {
  const { width, height, pixels } = decode(png);
  const count = new Map();
  for (const colour of pixels) count.set(colour, (count.get(colour) ?? 0) + 1);
  const palette = chosen(count);
  const index = new Map(palette.map((colour, n) => [colour, n]));
  for (const colour of count.keys()) if (!index.has(colour)) index.set(colour, nearest(palette, colour));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Half of the palette goes to what is there most often; the rest to what would lie farthest from it, weighed by how often. */
function chosen(count) {
  const all = [...count].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  if (all.length <= 256) return all;
  const palette = all.slice(0, 160);
  const rest = all.slice(160, 4000);
  const gap = rest.map((colour) => palette.reduce((least, other) => Math.min(least, distance(colour, other)), Infinity));
  while (palette.length < 256) {
    let best = 0;
    for (let n = 1; n < rest.length; n += 1) {
      if (gap[n] * Math.sqrt(count.get(rest[n])) > gap[best] * Math.sqrt(count.get(rest[best]))) best = n;
    }
    const colour = rest[best];
    palette.push(colour);
    for (let n = 0; n < rest.length; n += 1) gap[n] = Math.min(gap[n], distance(rest[n], colour));
  }
  return palette;
}

function nearest(palette, colour) {
  let [best, least] = [0, Infinity];
  for (let n = 0; n < palette.length; n += 1) {
    const far = distance(palette[n], colour);
    if (far < least) [best, least] = [n, far];
  }
  return best;
}

function distance(a, b) {
  const [r, g, l] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return 2 * r * r + 4 * g * g + 3 * l * l;
}

/** Eight bits a channel, RGB or RGBA, not interlaced: as a browser writes it. */
function decode(png) {
  let at = 8;
  let header;
  const data = [];
  while (at < png.length) {
    const [length, kind] = [png.readUInt32BE(at), png.toString("latin1", at + 4, at + 8)];
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), channels: body[9] === 6 ? 4 : 3 };
    if (kind === "IDAT") data.push(body);
    at += 12 + length;
  }
  const { width, height, channels } = header;
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? rows[y * stride + x - channels] : 0;
      const up = y > 0 ? rows[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? rows[(y - 1) * stride + x - channels] : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      rows[y * stride + x] = raw[y * (stride + 1) + 1 + x] + predicted;
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let n = 0; n < pixels.length; n += 1) pixels[n] = (rows[n * channels] << 16) | (rows[n * channels + 1] << 8) | rows[n * channels + 2];
  return { width, height, pixels };
}

function paeth(a, b, c) {
  const [p, q, r] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return p <= q && p <= r ? a : q <= r ? b : c;
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
