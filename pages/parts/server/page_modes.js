// What a page is for: a part of another page, or paper.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);

  if (asked.get("embed") === "true") {
    root.classList.add("embedded");
    const chart = asked.get("chart") ?? "";
    if (/^[A-Za-z0-9_-]{1,80}$/.test(chart)) {
      // All that neither holds the chart's block nor stands in it goes, if there is such a block.
      const block = `.st-key-chart_${chart}`;
      const style = document.createElement("style");
      style.textContent =
        `.stMain:has(${block}) .stMainBlockContainer ` +
        `:not(:has(${block}), ${block}, ${block} *) { display: none !important; }`;
      document.head.append(style);
    }
  }

  const bright = (colour) => {
    const [red, green, blue] = colour.match(/\d+/g)?.map(Number) ?? [0, 0, 0];
    return 0.3 * red + 0.6 * green + 0.1 * blue > 128;
  };

  // A drawing is as wide as the screen was: with a frame of its own it takes the paper's width,
  // and a small one does not grow beyond reading.
  const fit = () => {
    const app = document.querySelector(".stApp");
    const dark = app && bright(getComputedStyle(app).color); // its ground is white by now
    root.classList.toggle("print-dark", Boolean(dark));
    for (const drawing of document.querySelectorAll(".main-svg")) {
      const [width, height] = ["width", "height"].map((name) => drawing.getAttribute(name));
      if (!drawing.hasAttribute("viewBox") && width && height) {
        drawing.setAttribute("viewBox", `0 0 ${parseFloat(width)} ${parseFloat(height)}`);
        const most = `${1.15 * parseFloat(width)}px`;
        drawing.closest(".js-plotly-plot").style.setProperty("max-width", most, "important");
        drawing.dataset.framed = "";
      }
    }
  };
  const unfit = () => {
    root.classList.remove("print-dark");
    for (const drawing of document.querySelectorAll(".main-svg[data-framed]")) {
      drawing.removeAttribute("viewBox");
      drawing.closest(".js-plotly-plot").style.maxWidth = "";
      delete drawing.dataset.framed;
    }
  };
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", unfit);
})();
