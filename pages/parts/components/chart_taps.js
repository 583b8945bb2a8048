// Plotly selects what was last pointed at, and a finger points at nothing before it taps: without
// this a tap selects the point of the tap before.

if (!window.chartTaps) {
  window.chartTaps = true
  const pointAt = (event) => {
    const { clientX, clientY, pointerType, target } = event
    if (pointerType === "mouse" || !target.closest?.(".js-plotly-plot")) return
    target.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }))
  }
  document.addEventListener("pointerdown", pointAt, true)
}

