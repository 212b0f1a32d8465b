/* The language of the document, and what only the browser can do before it prints. */
const SHEET = [1031, 700]; // CSS pixels between the margins of the sheet in print.css

export default function ({ data }) {
  document.documentElement.lang = data.language;
  const prepare = () => {
    sayLink(data.pins);
    keepSizes();
  };
  addEventListener("beforeprint", prepare);
  return () => removeEventListener("beforeprint", prepare);
}

/* The map's tools change the address without a run of the page that wrote the line. */
function sayLink(pins) {
  const link = new URL(location.href);
  for (const [key, value] of Object.entries(pins)) link.searchParams.set(key, value);
  const line = document.querySelector(".atlas-address");
  if (line) line.textContent = link.href.replaceAll("%2C", ",");
}

/* Canvases and charts are drawn for the screen: paper shows the page as wide as it stands there, made so small that a
   sheet holds what a screen does. */
function keepSizes() {
  const block = document.querySelector(".stMainBlockContainer");
  const style = getComputedStyle(block);
  const width = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const widest = Math.max(width, ...[...block.querySelectorAll(".atlas-scroll")].map((box) => box.scrollWidth));
  block.style.setProperty("--atlas-width", `${width}px`);
  block.style.setProperty("--atlas-zoom", Math.min(1, SHEET[0] / widest, SHEET[1] / innerHeight));
  for (const frame of block.querySelectorAll("iframe")) {
    const { offsetWidth, offsetHeight } = frame; // read before the first is written
    frame.style.setProperty("--atlas-frame-width", `${offsetWidth}px`);
    frame.style.setProperty("--atlas-frame-height", `${offsetHeight}px`);
  }
}
