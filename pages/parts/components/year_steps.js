// A slider of years and a button that moves it on by itself, year by year, until the last.

const PACE = 900 // milliseconds a year
const QUIET = 150 // milliseconds without a move, before the chart follows

const make = (tag, name) => {
  const node = document.createElement(tag)
  node.className = name
  return node
}

const drawn = (parentElement) => {
  const root = make("div", "steps")
  const play = make("button", "play")
  play.type = "button"
  const slider = make("input", "slider")
  slider.type = "range"
  slider.min = 0
  slider.step = 1
  const told = make("output", "told")
  root.append(play, slider, told)
  parentElement.append(root)
  const steps = { play, slider, told, timer: 0, waiting: 0, moved: 0 }

  const show = () => {
    const year = steps.data.years[slider.value]
    told.textContent = year
    slider.setAttribute("aria-valuetext", year)
    const word = steps.data.words[steps.timer ? "pause" : "play"]
    play.textContent = steps.timer ? "❚❚" : "▶"
    play.title = word
    play.setAttribute("aria-label", word)
  }
  const tell = (wait) => {
    steps.moved = Date.now()
    clearTimeout(steps.waiting)
    steps.waiting = setTimeout(() => steps.send("year", steps.data.years[slider.value]), wait)
    show()
  }
  const stop = () => {
    clearInterval(steps.timer)
    steps.timer = 0
    window.playing = false
    show()
  }
  const on = () => {
    // The page may have gone to another one.
    if (!root.isConnected || Number(slider.value) >= steps.data.years.length - 1) return stop()
    slider.value = Number(slider.value) + 1
    tell(0)
  }
  slider.addEventListener("input", () => {
    stop()
    tell(QUIET)
  })
  play.addEventListener("click", () => {
    if (steps.timer) return stop()
    if (Number(slider.value) >= steps.data.years.length - 1) slider.value = -1
    steps.timer = setInterval(on, PACE)
    window.playing = true // index_page.js: years that pass by are no steps of the way back
    on()
    show()
  })
  steps.show = show
  return steps
}

export default function ({ data, parentElement, setTriggerValue }) {
  // The element stays while its data change; so do its timer and the keyboard's place.
  const steps = (parentElement.steps ??= drawn(parentElement))
  const same = JSON.stringify(steps.data?.years) === JSON.stringify(data.years)
  steps.data = data
  steps.send = setTriggerValue
  steps.slider.max = data.years.length - 1
  steps.slider.setAttribute("aria-label", data.words.year)
  // An answer that comes late does not move the slider back under the finger.
  if (!same || (!steps.timer && Date.now() - steps.moved > 1500)) {
    steps.slider.value = data.years.indexOf(data.year)
  }
  steps.show()
}
