// Writes a report's lines. Everything from the report is set as text (textContent), never as
// markup; links are relative addresses that the server made.

const make = (tag, name, text) => {
  const node = document.createElement(tag)
  if (name) node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

const inOneLine = (mark, words) => {
  const told = mark.told.map(([, said]) => said)
  return [...new Set([words[mark.kind], ...told])].join(" · ")
}

function card(mark, words, close, change) {
  const box = make("div", `card ${mark.kind}`)
  box.setAttribute("role", "group")
  box.setAttribute("aria-label", words[mark.kind])
  const list = make("dl")
  for (const [label, told] of mark.told) {
    const pair = make("div")
    pair.append(make("dt", "", label), make("dd", "", told))
    list.append(pair)
  }
  box.append(list)
  const foot = make("div", "foot")
  for (const [label, address] of mark.links) {
    const link = make("a", "", label)
    link.href = address
    foot.append(link)
  }
  if (change && mark.kind !== "aside") {
    const changing = make("button", "change", words.change)
    changing.type = "button"
    changing.addEventListener("click", change)
    foot.append(changing)
  }
  const button = make("button", "", words.close)
  button.type = "button"
  button.addEventListener("click", close)
  box.addEventListener("keydown", (event) => event.key === "Escape" && close())
  foot.append(button)
  box.append(foot)
  return box
}

export default function ({ data, parentElement, setTriggerValue }) {
  // The element stays while its data change: what it showed last is kept with it. The same text
  // is left standing, so that who reads it by keyboard keeps the place.
  const before = parentElement.reader
  const written = JSON.stringify({ ...data, chosen: null })
  if (before?.written === written) {
    before.tell = setTriggerValue
    if (before.chosen !== data.chosen) before.choose(data.chosen, false)
    return
  }
  const now = (parentElement.reader = { written, page: data.page, chosen: null })
  now.tell = setTriggerValue
  before?.root.remove()
  const root = (now.root = make("div", "report"))
  const tip = make("div", "tip")
  tip.hidden = true
  tip.setAttribute("aria-hidden", "true")
  const spans = new Map()

  const choose = (at, tell = true) => {
    root.querySelector(".card")?.remove()
    const last = spans.get(now.chosen)
    last?.classList.remove("chosen")
    last?.setAttribute("aria-expanded", "false")
    now.chosen = at
    tip.hidden = true
    const span = spans.get(at)
    if (span) {
      span.classList.add("chosen")
      span.setAttribute("aria-expanded", "true")
      const close = () => {
        choose(null)
        span.focus()
      }
      const change = () => now.tell("change", at)
      span.closest(".line").append(card(data.marks[at], data.words, close, data.changes && change))
    }
    if (tell && data.tells) now.tell("at", at ?? -1)
  }
  now.choose = choose

  const point = (span, mark) => {
    tip.textContent = inOneLine(mark, data.words)
    tip.hidden = false
    const box = span.getClientRects()[0]
    const frame = root.getBoundingClientRect()
    const left = Math.min(box.left - frame.left, frame.width - tip.offsetWidth)
    tip.style.left = `${Math.max(0, left)}px`
    tip.style.top = `${box.top - frame.top - tip.offsetHeight - 6}px`
  }

  const marked = (piece) => {
    const mark = data.marks[piece.at]
    const span = make("span", `mark ${piece.kind}`, piece.text)
    span.setAttribute("role", "button")
    span.setAttribute("aria-expanded", "false")
    span.setAttribute("aria-label", `${piece.text} ${inOneLine(mark, data.words)}`)
    span.tabIndex = 0
    span.dataset.at = piece.at
    const press = () => choose(now.chosen === piece.at ? null : piece.at)
    span.addEventListener("click", press)
    span.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault()
        press()
      }
      if (event.key === "Escape") choose(null)
    })
    span.addEventListener("pointerenter", () => now.chosen !== piece.at && point(span, mark))
    span.addEventListener("pointerleave", () => (tip.hidden = true))
    spans.set(piece.at, span)
    return span
  }

  for (const line of data.lines) {
    const kind = line.heading ? "line heading" : "line"
    const row = make("div", line.inside ? kind : `${kind} outside`)
    const number = make("span", "number", line.number)
    number.setAttribute("aria-hidden", "true")
    const text = make("p", "text")
    if (line.heading) {
      text.setAttribute("role", "heading")
      text.setAttribute("aria-level", "3")
    }
    for (const piece of line.pieces) {
      text.append(piece.at === undefined ? piece.text : marked(piece))
    }
    row.append(number, text)
    root.append(row)
  }
  root.append(tip)
  parentElement.append(root)

  const target = spans.get(data.chosen)
  if (target) choose(data.chosen, false)
  if (target && before?.chosen !== data.chosen) {
    requestAnimationFrame(() => target.scrollIntoView({ block: "center" }))
  } else if (before && before.page !== data.page) {
    root.scrollIntoView({ block: "start" })
  }
}
