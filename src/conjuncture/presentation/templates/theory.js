// The page of a theory: words find a mechanism, a choice marks it in every diagram and tells of it, links walk on.
const benches = [...document.querySelectorAll(".bench")].map(zoomable);
const articles = [...document.querySelectorAll("article.mechanism")];
const described = new Map(articles.map((one) => [one.dataset.name, one]));
const texts = articles.map((one) => [one.querySelector("h3").textContent.toLowerCase(), one.querySelector(".says").textContent.toLowerCase()]);
const sought = document.getElementById("sought");
const matches = document.getElementById("matches");
const count = document.getElementById("count");
const named = (svg, name) => svg.querySelector(`.node[data-name="${CSS.escape(name)}"]`);

function choose(name, from) {
  const article = described.get(name);
  if (!article) return;
  const places = [benches.find((one) => one.folder === article.dataset.folder), from, ...benches];
  const at = places.find((one) => one && named(one.svg, name));
  document.querySelectorAll(".picked, .near").forEach((one) => one.classList.remove("picked", "near"));
  for (const { svg } of benches) {
    const node = named(svg, name);
    svg.classList.toggle("picking", Boolean(node));
    node?.classList.add("picked");
    svg.querySelectorAll(".edge").forEach((one) => one.classList.toggle("near", one.dataset.source === name || one.dataset.target === name));
  }
  if (!at) { // nothing reads it and it reads nothing that is drawn
    article.closest("details").open = true;
    article.scrollIntoView({ behavior: "instant" });
    return;
  }
  at.panel.replaceChildren(...[...article.children].map((one) => one.cloneNode(true)));
  at.panel.scrollTop = 0;
  at.centre(named(at.svg, name));
  const [top, bottom] = [at.bench.getBoundingClientRect().top, at.bench.getBoundingClientRect().bottom];
  if (top < 0 || top > innerHeight / 2 || bottom < innerHeight / 2) at.bench.closest("section").scrollIntoView({ behavior: "instant" });
  at.panel.focus({ preventScroll: true });
}

function go(name, from) {
  history.pushState({ name, from: benches.indexOf(from) }, "", `#m-${name}`);
  choose(name, from);
}

function back(state) {
  const name = state?.name ?? decodeURIComponent(location.hash).replace(/^#m-/, "");
  choose(name, benches[state?.from]);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const address = link && decodeURIComponent(link.getAttribute("href"));
  if (!address?.startsWith("#m-")) return;
  event.preventDefault();
  go(address.slice(3), benches.find((one) => one.bench.contains(link)));
});
addEventListener("popstate", (event) => back(event.state));

// search: every word in the name, names that begin with it first; then those whose sentence has every word
function found(words) {
  const rank = ([name, says]) => {
    if (words.every((word) => name.includes(word))) return name.startsWith(words[0]) ? 0 : 1;
    return words.every((word) => name.includes(word) || says.includes(word)) ? 2 : 3;
  };
  const ranked = articles.map((article, place) => [rank(texts[place]), texts[place][0].length, article]);
  return ranked.filter(([place]) => place < 3).sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(([, , article]) => article);
}

function list() {
  const words = sought.value.toLowerCase().split(/[\s_]+/).filter(Boolean);
  const all = words.length ? found(words) : [];
  matches.replaceChildren(...all.slice(0, 9).map((article, place) => {
    const item = document.createElement("li");
    item.id = `match-${place}`;
    item.setAttribute("role", "option");
    item.dataset.name = article.dataset.name;
    item.textContent = article.querySelector("h3").textContent;
    const where = document.createElement("small");
    where.textContent = article.dataset.folder;
    item.append(where);
    return item;
  }));
  count.textContent = words.length ? `${all.length} found` : "";
  matches.hidden = !all.length;
  sought.setAttribute("aria-expanded", String(Boolean(all.length)));
  point(0);
}

function point(place) {
  const items = [...matches.children];
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === place)));
  if (items[place]) sought.setAttribute("aria-activedescendant", items[place].id);
  else sought.removeAttribute("aria-activedescendant");
}

function take(item) {
  if (!item) return;
  matches.hidden = true;
  sought.setAttribute("aria-expanded", "false");
  go(item.dataset.name);
}

document.querySelector(".search").hidden = false;
sought.addEventListener("input", list);
sought.addEventListener("keydown", (event) => {
  const items = [...matches.children];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") point((at + 1) % items.length);
  else if (event.key === "ArrowUp") point((at - 1 + items.length) % items.length);
  else if (event.key === "Enter") take(items[at]);
  else if (event.key === "Escape") matches.hidden = true;
  else return;
  event.preventDefault();
});
matches.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
matches.addEventListener("click", (event) => take(event.target.closest("li")));
sought.addEventListener("blur", () => { matches.hidden = true; });
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
  event.preventDefault();
  sought.focus();
});
// the boxes are reached by search, by the pointer and by the links beside them: a hundred tab stops would bar the way
document.querySelectorAll(".frame a").forEach((one) => one.setAttribute("tabindex", "-1"));
// an address leads to the diagram; without scripts it leads to the words
articles.forEach((one) => one.removeAttribute("id"));
if (location.hash.startsWith("#m-")) {
  document.querySelectorAll(".theory section > details").forEach((one) => { one.open = false; });
  back(null);
}
