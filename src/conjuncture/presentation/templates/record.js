// Show only the series that speak of every word; what is not found is hidden, and how many are left is said.
const sought = document.getElementById("sought");
const series = [...document.querySelectorAll("article.series")];
const texts = series.map((one) => one.textContent.toLowerCase());
const left = document.getElementById("left");

function show() {
  const words = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  series.forEach((one, number) => {
    one.hidden = !words.every((word) => texts[number].includes(word));
    shown += one.hidden ? 0 : 1;
  });
  left.textContent = `${shown} of ${series.length} series`;
}

document.querySelector(".search").hidden = false;
sought.addEventListener("input", show);
show();
