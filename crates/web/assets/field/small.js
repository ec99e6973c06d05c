// A picture made small where it was taken: grey, so many pixels that a card can be read, and so few bytes that a slow network
// carries it. Drawn anew it holds nothing but the picture: no place, no time, no name of the camera.

const SIDES = [1200, 1000, 800, 600];
const QUALITIES = [0.75, 0.6, 0.45, 0.35];
const LEAST_SIDE = 200;

/** → a data URL of at most some `most` bytes; fails for what is no picture, or too small to be read. */
export async function small(file, most) {
  const image = await opened(file);
  const { naturalWidth: width, naturalHeight: height } = image;
  if (Math.min(width, height) < LEAST_SIDE) throw new Error("too small");
  let url;
  for (const side of SIDES) {
    const canvas = drawn(image, width, height, side);
    for (const quality of QUALITIES) {
      url = canvas.toDataURL("image/jpeg", quality);
      if (url.length * 0.75 <= most) return url;
    }
  }
  return url;
}

function drawn(image, width, height, side) {
  const part = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(LEAST_SIDE, Math.round(width * part));
  canvas.height = Math.max(LEAST_SIDE, Math.round(height * part));
  const pen = canvas.getContext("2d");
  pen.filter = "grayscale(1)";
  // Where a picture lets something through, paper.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function opened(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const image = new Image();
    reader.onerror = image.onerror = () => reject(new Error("no picture"));
    reader.onload = () => (image.src = reader.result);
    image.onload = () => resolve(image);
    reader.readAsDataURL(file);
  });
}
