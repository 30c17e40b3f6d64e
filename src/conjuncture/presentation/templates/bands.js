// The brushes of a run's page: the bands of the draws that are kept, beside the record.
const brush = document.querySelector("form.brush");

function bandsOf(all) {
  const shapes = "http://www.w3.org/2000/svg";
  const [height, left, right, top, bottom] = [300, 78, 12, 12, 40];
  const picture = brush.querySelector("svg");

  function draw(name, attributes, text) {
    const shape = document.createElementNS(shapes, name);
    Object.entries(attributes).forEach(([key, value]) => shape.setAttribute(key, value));
    if (text !== undefined) shape.textContent = text;
    picture.append(shape);
  }

  function bands(target, places) {
    return target.labels.map((_, figure) => {
      const values = ascending(places.map((place) => target.drawn[place][figure]));
      return values.length ? [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(values, share)) : null;
    });
  }

  function show(places) {
    const width = Math.max(320, Math.min(760, brush.clientWidth || 760));
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const target = all.targets[Number(brush.elements.target.value)];
    const [whole, found] = [bands(target, all.quantities[0].values.map((_, place) => place)), bands(target, places)];
    const positive = [...whole.flat(), ...target.recorded].filter((value) => value > 0);
    const [least, most] = [Math.max(Math.min(...positive), Math.max(...positive) / 1e5), Math.max(...positive)];
    const scaled = (value) => Math.log(Math.max(value, least) / least) / Math.log(most / least || 2);
    const x = (figure) => left + ((figure + 0.5) / target.labels.length) * (width - left - right);
    const y = (value) => height - bottom - scaled(value) * (height - top - bottom);
    const line = (series) => series.map((value, figure) => `${x(figure).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    picture.querySelectorAll("*:not(title)").forEach((shape) => shape.remove());
    for (let ten = 10 ** Math.ceil(Math.log10(least)); ten <= most; ten *= 10) {
      draw("line", { x1: left, x2: width - right, y1: y(ten), y2: y(ten), class: "rule" });
      draw("text", { x: left - 8, y: y(ten) + 4, "text-anchor": "end" }, ten.toLocaleString("en-US", { maximumSignificantDigits: 1 }));
    }
    const every = Math.ceil(target.labels.length / ((width - left - right) / 64));
    target.labels.forEach((label, figure) => { if (figure % every === 0) draw("text", { x: x(figure), y: height - 16, "text-anchor": "middle" }, label); });
    if (places.length) {
      const band = (low, high) => line(found.map((row) => row[high])) + " " + found.map((row, figure) => `${x(figure).toFixed(1)},${y(row[low]).toFixed(1)}`).reverse().join(" ");
      draw("polygon", { points: band(0, 4), class: "wide-band" });
      draw("polygon", { points: band(1, 3), class: "half-band" });
      draw("polyline", { points: line(found.map((row) => row[2])), class: "middle" });
    }
    draw("polyline", { points: line(whole.map((row) => row[2])), class: "all" });
    target.recorded.forEach((value, figure) => draw("circle", { cx: x(figure), cy: y(value), r: 3.5 }));
    const inside = places.length ? target.recorded.filter((value, figure) => value >= found[figure][0] && value <= found[figure][4]).length : 0;
    brush.classList.toggle("few", places.length < all.few);
    const few = places.length < all.few ? ` Fewer than ${all.few} say nothing.` : "";
    brush.querySelector(".kept").textContent = places.length
      ? `${places.length} of ${all.draws} draws are left.${few} Nine in ten of them hold ${inside} of ${target.recorded.length} recorded figures (${target.unit}).`
      : "No draw is left: no draw agrees with all of that.";
  }

  brush.hidden = false;
  brushed(brush, all, show);
}

if (brush) bandsOf(JSON.parse(document.getElementById("brushed").textContent));
