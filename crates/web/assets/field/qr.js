// A QR code (ISO/IEC 18004) of text in bytes, error correction M, versions 1 to 20: what a receipt and a card need. → rows of
// booleans, dark is true.

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
  x = x & 0x80 ? (x << 1) ^ 0x11d : x << 1;
}

// Of level M, by version: error bytes in a block, then the data bytes of each block.
const BLOCKS = [
  [10, 16], [16, 28], [26, 44], [18, 32, 32], [24, 43, 43], [16, 27, 27, 27, 27], [18, 31, 31, 31, 31],
  [22, 38, 38, 39, 39], [22, 36, 36, 36, 37, 37], [26, 43, 43, 43, 43, 44], [30, 50, 51, 51, 51, 51],
  [22, 36, 36, 36, 36, 36, 36, 37, 37], [22, 37, 37, 37, 37, 37, 37, 37, 37, 38], [24, 40, 40, 40, 40, 41, 41, 41, 41, 41],
  [24, 41, 41, 41, 41, 41, 42, 42, 42, 42, 42], [28, 45, 45, 45, 45, 45, 45, 45, 46, 46, 46],
  [28, 46, 46, 46, 46, 46, 46, 46, 46, 46, 46, 47], [26, 43, 43, 43, 43, 43, 43, 43, 43, 43, 44, 44, 44, 44],
  [26, 44, 44, 44, 45, 45, 45, 45, 45, 45, 45, 45, 45, 45, 45], [26, 41, 41, 41, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42],
];

export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((blocks, i) => room(blocks) * 8 >= 4 + (i < 9 ? 8 : 16) + bytes.length * 8) + 1;
  if (version === 0) throw new RangeError("too long for a code");
  const words = interleaved(version, packed(version, bytes));
  let best;
  for (let mask = 0; mask < 8; mask++) {
    const drawn = draw(version, words, mask);
    const cost = penalty(drawn);
    if (!best || cost < best.cost) best = { drawn, cost };
  }
  return best.drawn;
}

const room = (blocks) => blocks.slice(1).reduce((a, b) => a + b, 0);

function packed(version, bytes) {
  const bits = [];
  const push = (value, n) => {
    for (let i = n - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  const all = room(BLOCKS[version - 1]) * 8;
  push(0, Math.min(4, all - bits.length));
  while (bits.length % 8) bits.push(0);
  for (let fill = 0xec; bits.length < all; fill ^= 0xec ^ 0x11) push(fill, 8);
  return Array.from({ length: all / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((a, b) => a * 2 + b, 0));
}

function interleaved(version, data) {
  const [errors, ...sizes] = BLOCKS[version - 1];
  let at = 0;
  const blocks = sizes.map((size) => data.slice(at, (at += size)));
  const tails = blocks.map((block) => remainder(block, generator(errors)));
  const out = [];
  for (let i = 0; i < sizes[sizes.length - 1]; i++) for (const block of blocks) if (i < block.length) out.push(block[i]);
  for (let i = 0; i < errors; i++) for (const tail of tails) out.push(tail[i]);
  return out;
}

const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

function generator(degree) {
  let poly = [1];
  for (let i = 0; i < degree; i++) {
    const next = [...poly, 0];
    poly.forEach((c, j) => (next[j + 1] ^= times(c, EXP[i])));
    poly = next;
  }
  return poly.slice(1);
}

function remainder(data, poly) {
  const rest = new Array(poly.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    poly.forEach((c, i) => (rest[i] ^= times(c, factor)));
  }
  return rest;
}

const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function draw(version, words, mask) {
  const size = version * 4 + 17;
  const dark = Array.from({ length: size }, () => new Array(size).fill(undefined));
  const set = (x, y, on) => {
    if (x >= 0 && y >= 0 && x < size && y < size) dark[y][x] = on;
  };
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  const centres = aligned(version, size);
  const corner = (x, y) => (x < 9 && y < 9) || (x > size - 10 && y < 9) || (x < 9 && y > size - 10);
  for (const cy of centres) {
    for (const cx of centres) {
      if (corner(cx, cy)) continue;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
  for (let i = 8; i < size - 8; i++) {
    dark[6][i] = i % 2 === 0;
    dark[i][6] = i % 2 === 0;
  }
  form(dark, size, mask);
  if (version >= 7) edition(dark, size, version);
  fill(dark, size, words, mask);
  return dark;
}

/** Centres of the small squares: evenly from the far edge back to the first. */
function aligned(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const centres = [6];
  for (let at = size - 7; centres.length < count; at -= step) centres.splice(1, 0, at);
  return centres;
}

/** Level M (00) and the mask, protected by a BCH code, twice. */
function form(dark, size, mask) {
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (i) => ((bits >> i) & 1) === 1;
  for (let i = 0; i < 15; i++) {
    const [x, y] = i < 6 ? [8, i] : i < 8 ? [8, i + 1] : i === 8 ? [7, 8] : [14 - i, 8];
    dark[y][x] = bit(i);
    if (i < 8) dark[8][size - 1 - i] = bit(i);
    else dark[size - 15 + i][8] = bit(i);
  }
  dark[size - 8][8] = true;
}

function edition(dark, size, version) {
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const on = ((bits >> i) & 1) === 1;
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    dark[b][a] = on;
    dark[a][b] = on;
  }
}

/** Up and down in columns of two from the right, over what is still free. */
function fill(dark, size, words, mask) {
  let i = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let n = 0; n < size; n++) {
      const y = up ? size - 1 - n : n;
      for (const x of [right, right - 1]) {
        if (dark[y][x] !== undefined) continue;
        const on = i < words.length * 8 && ((words[i >> 3] >> (7 - (i & 7))) & 1) === 1;
        dark[y][x] = on !== MASKS[mask](x, y);
        i += 1;
      }
    }
  }
}

function penalty(dark) {
  const size = dark.length;
  let cost = 0;
  let count = 0;
  for (let turned = 0; turned < 2; turned++) {
    const at = (x, y) => (turned ? dark[x][y] : dark[y][x]);
    for (let y = 0; y < size; y++) {
      let run = 0;
      let line = "";
      for (let x = 0; x < size; x++) {
        run = x && at(x, y) === at(x - 1, y) ? run + 1 : 1;
        if (run === 5) cost += 3;
        else if (run > 5) cost += 1;
        line += at(x, y) ? "1" : "0";
        if (!turned) {
          count += at(x, y) ? 1 : 0;
          const same = x && y && at(x, y) === at(x - 1, y) && at(x, y) === at(x, y - 1) && at(x, y) === at(x - 1, y - 1);
          if (same) cost += 3;
        }
      }
      for (let x = 0; x + 11 <= size; x++) {
        const part = line.slice(x, x + 11);
        if (part === "10111010000" || part === "00001011101") cost += 40;
      }
    }
  }
  return cost + Math.floor(Math.abs((count * 20) / (size * size) - 10)) * 10;
}
