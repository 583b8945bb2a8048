// Plotly selects what was last pointed at, and a finger points at nothing before it taps: without
// this a tap selects the point of the tap before.
document.addEventListener(
  "pointerdown",
  ({ clientX, clientY, pointerType, target }) => {
    if (pointerType === "mouse" || !target.closest?.(".js-plotly-plot")) return;
    target.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
  },
  true,
);
