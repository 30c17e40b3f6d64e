// Draws the pictures of the page at the width there is, and again when that changes.
const specs = JSON.parse(document.getElementById("specs").textContent);
const actions = { export: { svg: true, png: true }, source: false, compiled: false, editor: false };

// A heading that is wider than its plot goes on in a further line.
function wrapped(text, width) {
  const lines = [""];
  for (const word of String(text).split(" ")) {
    const longer = (lines[lines.length - 1] + " " + word).trim();
    if (longer.length * 7.2 <= width || lines[lines.length - 1] === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length > 1 ? lines : lines[0];
}

function walk(part, seen) {
  if (Array.isArray(part)) part.forEach((one) => walk(one, seen));
  else if (part && typeof part === "object") {
    seen(part);
    for (const [name, value] of Object.entries(part)) if (name !== "data" && name !== "datasets") walk(value, seen);
  }
}

// The picture made for a room of so many px: narrower plots, fewer side by side, the key in fewer columns.
function fitted(original, room) {
  const spec = structuredClone(original);
  const fit = spec.usermeta.fit;
  const beside = fit.columns > 1 && room >= fit.columns * (fit.side + 230) ? fit.columns : 1;
  const gap = (beside - 1) * 30;
  const width = Math.max(170, Math.min(beside < fit.columns ? 560 : fit.width, Math.floor((room - 20 - gap) / beside) - fit.side));
  walk(spec, (part) => {
    if (typeof part.width === "number" && !part.type) part.width = width;
    if (part.concat && part.columns) part.columns = beside;
    if (part.symbolSize && part.columns) part.columns = room < 440 ? 1 : room < 640 ? 2 : part.columns;
    if (part.title && part.title.text) {
      const space = width + (part.title.frame === "group" ? 0 : fit.side);
      part.title.text = wrapped(part.title.text, space);
      if (part.title.subtitle) part.title.subtitle = wrapped(part.title.subtitle, space);
      delete part.title.limit;
    }
  });
  return spec;
}

async function draw(place) {
  const room = place.clientWidth;
  if (!room || room === place.drawnFor) return;
  place.drawnFor = room;
  // ast: expressions are interpreted, not compiled, which the page's Content-Security-Policy forbids
  const options = { renderer: "svg", ast: true, actions, downloadFileName: place.dataset.picture, tooltip: { theme: "light" } };
  await vegaEmbed(place, fitted(specs[place.dataset.picture], room), options);
}

const places = [...document.querySelectorAll("[data-picture]")];
let waiting;
function drawAll() {
  places.forEach((place) => draw(place).catch((error) => { place.textContent = "This picture could not be drawn: " + error; }));
}
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(drawAll, 150); });
// what is folded has no width until it is opened
document.querySelectorAll("details").forEach((folded) => folded.addEventListener("toggle", drawAll));
drawAll();
