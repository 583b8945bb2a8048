// Scrolls to a container when something else is shown in it; not at all where it is in view.

const DRAWN = 250 // milliseconds that a sentence takes to be written

export default function ({ data, parentElement }) {
  const before = parentElement.what
  parentElement.what = data.what
  if (!data.what || before === data.what) return
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches
  setTimeout(() => {
    const container = document.querySelector(`.st-key-${CSS.escape(data.container)}`)
    container?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" })
  }, DRAWN)
}
