// The switches: every setting was run beforehand; this looks up the one chosen and draws it.
const form = document.querySelector("form.switches");

function chosen() {
  const off = [...form.querySelectorAll("[data-toggle]")].reduce((bits, box) => bits + (box.checked ? 0 : 2 ** Number(box.dataset.toggle)), 0);
  return off + "|" + [...form.querySelectorAll("[data-selector]")].map((list) => list.value).join(",");
}

// As the page's other tables tell numbers of people, of which these are thousands.
function people(thousands) {
  if (thousands === null) return "not recorded";
  if (thousands === 0) return "none";
  const digits = (value, count) => value.toLocaleString("en-US", { maximumFractionDigits: Math.max(0, count - 1 - Math.floor(Math.log10(value))) });
  if (thousands >= 999.5) return digits(thousands / 1000, 3) + " million";
  return digits(thousands, thousands >= 1 ? 3 : 2) + " thousand";
}

function switched(held) {
  const place = document.querySelector('[data-picture="switches"]');
  const figure = place.closest("figure");
  const finding = figure.previousElementSibling;
  const table = figure.nextElementSibling;
  const found = held.settings[chosen()];
  finding.replaceChildren(...(found ? found.finding : [held.not_run]).map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
  figure.hidden = table.hidden = !found;
  if (!found) return;
  const values = specs.switches.data.values;
  values.forEach((row, year) => held.columns.forEach((name, which) => { row[name] = found.bands[which][year]; }));
  const order = ["median", "low_50", "high_50", "low_90", "high_90"];
  [...table.querySelectorAll("tbody tr")].forEach((line, year) => {
    const cells = line.querySelectorAll("td");
    order.forEach((name, which) => { cells[which + 1].textContent = people(values[year][name]); });
    cells[order.length + 1].textContent = found.counted[year];
  });
  place.drawnFor = 0;
  draw(place);
}

if (form) {
  const held = JSON.parse(document.getElementById("switched").textContent);
  form.hidden = false;
  form.closest("section").querySelector(".finding").setAttribute("aria-live", "polite");
  form.addEventListener("change", () => switched(held));
  form.addEventListener("reset", () => setTimeout(() => switched(held)));
  form.addEventListener("submit", (event) => event.preventDefault());
}
