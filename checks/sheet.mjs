// Reads back what a report gave: a CSV, and the cells of an XLSX without any library (a zip of XML).
import { inflateRawSync } from "node:zlib";

/** Rows of cells; semicolons between them, quotes where needed. */
export function csv(bytes) {
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    const row = rows.at(-1);
    if (quoted && c === '"' && text[i + 1] === '"') row[row.length - 1] += text[(i += 1)];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ";") row.push("");
    else if (!quoted && c === "\n") rows.push([""]);
    else if (quoted || c !== "\r") row[row.length - 1] += c;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

/** The first sheet's rows of cells, numbers as numbers. */
export function xlsx(bytes) {
  const files = unzip(bytes);
  const part = (name) => files.get(name)?.toString("utf8") ?? "";
  const strings = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => texts(si));
  return [...part("xl/worksheets/sheet1.xml").matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inside = ""]) => {
      const value = inside.match(/<v>(.*?)<\/v>/s)?.[1];
      if (/t="s"/.test(attributes)) return strings[Number(value)];
      if (/t="inlineStr"/.test(attributes)) return texts(inside);
      return value === undefined ? "" : /t="str"/.test(attributes) ? plain(value) : Number(value);
    }),
  );
}

function texts(xml) {
  return plain([...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join(""));
}

function plain(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
}

/** By the directory at the end, which alone knows the sizes of what was streamed. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06"));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return files;
}
