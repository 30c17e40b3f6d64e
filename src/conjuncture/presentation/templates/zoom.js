// A diagram in a frame: drag, wheel, two fingers, buttons and keys move it; nothing is drawn anew.
function zoomable(bench) {
  const frame = bench.querySelector(".frame");
  const svg = frame.querySelector("svg");
  const [whole_width, whole_height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const least = () => Math.min(frame.clientWidth / whole_width, frame.clientHeight / whole_height, 1);
  const view = { x: 0, y: 0, scale: 1 }; // the left upper corner in the drawing; px of the screen for each of it
  const fingers = new Map();
  let dragged = false;
  let touched = false;

  function set(x, y, scale) {
    view.scale = Math.min(Math.max(scale, least() * 0.8), 3);
    const [width, height] = [frame.clientWidth / view.scale, frame.clientHeight / view.scale];
    const held = (at, shown, all) => (shown >= all ? (all - shown) / 2 : Math.min(Math.max(at, -shown / 3), all - (2 * shown) / 3));
    view.x = held(x, width, whole_width);
    view.y = held(y, height, whole_height);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${width} ${height}`);
  }

  function zoom(factor, px = frame.clientWidth / 2, py = frame.clientHeight / 2) {
    const [x, y, before] = [view.x + px / view.scale, view.y + py / view.scale, view.scale];
    const scale = Math.min(Math.max(before * factor, least() * 0.8), 3);
    touched = true;
    set(x - px / scale, y - py / scale, scale);
  }

  function move(dx, dy) {
    touched = true;
    set(view.x - dx / view.scale, view.y - dy / view.scale, view.scale);
  }

  function whole() {
    touched = false;
    set(0, 0, least());
  }

  function centre(node, scale = 1) {
    touched = true;
    const [box, outer] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
    const x = view.x + (box.left + box.width / 2 - outer.left) / view.scale;
    const y = view.y + (box.top + box.height / 2 - outer.top) / view.scale;
    const near = Math.max(view.scale, scale);
    set(x - frame.clientWidth / near / 2, y - frame.clientHeight / near / 2, near);
  }

  function fit() {
    if (!bench.classList.contains("full")) {
      const drawn = whole_height * Math.min(1, frame.clientWidth / whole_width);
      frame.style.height = `${Math.round(Math.min(innerHeight * 0.72, Math.max(drawn, 260)))}px`;
    }
    if (touched) set(view.x, view.y, view.scale);
    else whole();
  }

  function large(on) {
    bench.classList.toggle("full", on);
    bench.querySelector("[data-do=large]").setAttribute("aria-pressed", String(on));
    fit();
  }

  const acts = {
    in: () => zoom(1.35),
    out: () => zoom(1 / 1.35),
    whole,
    large: () => large(!bench.classList.contains("full")),
  };
  const keys = {
    "+": acts.in, "=": acts.in, "-": acts.out, 0: whole,
    ArrowLeft: () => move(70, 0), ArrowRight: () => move(-70, 0), ArrowUp: () => move(0, 70), ArrowDown: () => move(0, -70),
  };
  bench.querySelector(".tools").hidden = false;
  bench.querySelector(".tools").addEventListener("click", (event) => acts[event.target.dataset.do]?.());
  bench.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bench.classList.contains("full")) large(false);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !frame.contains(document.activeElement)) return; // the page scrolls
    event.preventDefault();
    const outer = frame.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 500), event.clientX - outer.left, event.clientY - outer.top);
  }, { passive: false });
  frame.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    if (fingers.size === 1) dragged = false;
  });
  frame.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (!dragged && Math.hypot(dx, dy) < 5) return;
    if (!dragged) frame.setPointerCapture(event.pointerId);
    dragged = true;
    frame.classList.add("dragged");
    const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId);
    if (other) {
      const apart = (one) => Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY));
      const outer = frame.getBoundingClientRect();
      const middle = [(event.clientX + other.clientX) / 2 - outer.left, (event.clientY + other.clientY) / 2 - outer.top];
      zoom(apart(event) / apart(before), ...middle);
    } else move(dx, dy);
    fingers.set(event.pointerId, event);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    frame.addEventListener(name, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) frame.classList.remove("dragged");
    });
  }
  frame.addEventListener("click", (event) => {
    if (!dragged) return;
    dragged = false; // the end of a drag chooses nothing
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.classList.add("moved");
  addEventListener("resize", fit);
  fit();
  return { bench, frame, svg, centre, panel: bench.querySelector(".panel"), folder: bench.closest("section").dataset.folder };
}
