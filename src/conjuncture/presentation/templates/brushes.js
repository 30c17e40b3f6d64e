// The brushes: of the draws in the page those are kept that lie between all handles, and a picture is drawn of them.
function quantile(sorted, share) {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

const ascending = (values) => values.slice().sort((one, other) => one - other);
const short = (value) => Number(value.toPrecision(3)).toLocaleString("en-US", { maximumSignificantDigits: 3 });

// Calls `show` with the numbers of the draws that are kept, now and whenever a handle or a switch moves.
function brushed(form, all, show) {
  const ordered = all.quantities.map((quantity) => ascending(quantity.values));

  function kept() {
    let places = all.quantities[0].values.map((_, place) => place);
    form.querySelectorAll("fieldset[data-quantity]").forEach((field, number) => {
      const [low, high] = [...field.querySelectorAll("input")].map((handle) => Number(handle.value) / 100);
      const [from, to] = [quantile(ordered[number], Math.min(low, high)), quantile(ordered[number], Math.max(low, high))];
      const moved = low > 0 || high < 1;
      field.classList.toggle("moved", moved);
      field.querySelector("output").textContent = `${short(from)} to ${short(to)} ${all.quantities[number].unit}`;
      if (moved) places = places.filter((place) => all.quantities[number].values[place] >= from && all.quantities[number].values[place] <= to);
    });
    return places;
  }

  const again = () => show(kept());
  addEventListener("resize", again);
  form.addEventListener("input", again);
  form.addEventListener("reset", () => setTimeout(again));
  form.addEventListener("submit", (event) => event.preventDefault());
  again();
}
