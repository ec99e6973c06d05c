// A photo chosen at the desk is made small before it is sent. Without this file it goes as it is, where it is small enough.

import { small } from "/field/small.js";

const MOST_BYTES = 250_000;

for (const input of document.querySelectorAll("input[data-photo]")) {
  input.addEventListener("change", async () => {
    const [file] = input.files;
    // What is no picture is sent as it is: the house says what is wrong with it.
    const url = file && (await small(file, MOST_BYTES).catch(() => undefined));
    if (!url) return;
    const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (c) => c.charCodeAt(0));
    const chosen = new DataTransfer();
    chosen.items.add(new File([bytes], "photo.jpg", { type: "image/jpeg" }));
    input.files = chosen.files;
  });
}
