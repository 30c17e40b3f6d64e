// The brushes of an open question's page: the share of the draws that are kept in which each claim holds, and beside
// it the shares of the rivals that a reader wants to see.
function wilson(count, of) {
  const z = 1.959963984540054;
  const [share, spread] = [count / of, (z * z) / of];
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return [share, count ? middle - half : 0, count < of ? middle + half : 1];
}

// As the page's other shares are rounded: what lies just between two numbers goes to the even one.
function percent(share) {
  const value = 100 * share;
  const whole = (share >= 0.01 && share <= 0.99) || share === 0 || share === 1;
  const between = ((whole ? 2 : 4) * value) % 2 === 1;
  const scale = whole ? 1 : 10;
  const down = Math.floor(value * scale);
  return (between ? (down + (down % 2)) / scale : value).toFixed(whole ? 0 : 1);
}

function sharesOf(form, all) {
  const rows = [...form.querySelectorAll(".share:not(.rival)")];
  const rivals = [...form.querySelectorAll(".share.rival")];

  // Of a row under a switch: in how many draws it holds, of how many; null where that was not computed.
  function counted(row, variant, places) {
    const letters = variant ? row.otherwise[variant] : row.letters;
    if (!letters) return null;
    const there = places.filter((place) => letters[place] !== "-");
    return [there.filter((place) => letters[place] === "1").length, there.length];
  }

  function tell(place, found) {
    const row = rows[place];
    row.classList.toggle("silent", !found);
    row.classList.toggle("few", !!found && found[1] < all.few);
    if (!found || !found[1]) {
      row.classList.add("silent");
      row.querySelector("output").textContent = found ? "no draw is left" : "not computed under this switch";
      return;
    }
    const [share, low, high] = wilson(...found);
    row.querySelector(".dot").style.left = `${100 * share}%`;
    const interval = row.querySelector(".interval").style;
    [interval.left, interval.width] = [`${100 * low}%`, `${100 * (high - low)}%`];
    row.querySelector("output").textContent = `${percent(share)}% (${percent(low)} to ${percent(high)}%; ${found[0]} of ${found[1]} draws)`;
  }

  function show(places) {
    const variant = form.elements.variant ? [...form.querySelectorAll("[name=variant]")].find((one) => one.checked).value : "";
    const found = all.rows.map((row) => counted(row, variant, places));
    found.forEach((one, place) => tell(place, one));
    const few = places.length < all.few;
    form.classList.toggle("few", few);
    const main = all.rows[0].claim;
    const share = found[0] && found[0][1] ? `${main} holds in ${percent(found[0][0] / found[0][1])}% (${found[0][0]} of the ${found[0][1]} in which it counts).` : "";
    const shown = new Set([...form.querySelectorAll("[data-shows]")].filter((box) => box.checked).map((box) => box.dataset.shows));
    rivals.forEach((row) => { row.hidden = !shown.has(row.dataset.rival); });
    form.querySelector(".kept").textContent = places.length
      ? `${places.length} of ${all.draws} draws are left.${few ? ` Fewer than ${all.few} say nothing.` : ""} ${share}`.trim()
      : "No draw is left: no draw agrees with all of that.";
  }

  form.querySelectorAll("[hidden]:not(.rival)").forEach((part) => { part.hidden = false; });
  brushed(form, all, show);
}

document.querySelectorAll("form.shares").forEach((form) => sharesOf(form, JSON.parse(form.querySelector("script").textContent)));

document.querySelectorAll("button.copy").forEach((button) => {
  const told = button.parentElement.querySelector(".copied");
  button.hidden = false;
  button.addEventListener("click", () => {
    const line = document.getElementById(button.dataset.copies);
    getSelection().selectAllChildren(line);
    told.textContent = document.execCommand("copy") ? "Copied." : "Selected: copy it with Ctrl+C.";
  });
});
