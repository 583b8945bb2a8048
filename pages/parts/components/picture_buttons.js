// Saves a chart as PNG or SVG: Plotly's own drawing, between its title and its notes, on an opaque
// ground. Every text is set as text (textContent), never as markup; nothing is fetched.

const SVG = "http://www.w3.org/2000/svg"
const EDGE = 20 // pixels around everything
const WIDE = 1600 // pixels that a PNG has at least
const PATIENCE = 5000 // milliseconds
const UNSEEN = [".draglayer", ".hoverlayer", ".zoomlayer", ".selectionlayer", ".menulayer"]
const STYLES = {
  title: { size: 17, weight: 600, high: 25 },
  note: { size: 12, weight: 400, high: 18 },
}

const make = (tag, name, text) => {
  const node = document.createElement(tag)
  if (name) node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

const draw = (tag, attributes) => {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  return node
}

// Where a line may be broken: behind a space, and around every character that is as wide as high;
// no line begins with what closes one.
const PIECE = /[\u2e80-\uffef][，。；：、！？）”》」]*|[^\s\u2e80-\uffef]+\s*|\s+/gu
const pieces = (text) => text.match(PIECE) ?? []

const inLines = (text, style, font, width) => {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = `${style.weight} ${style.size}px ${font}`
  const lines = [""]
  for (const piece of pieces(text)) {
    const longer = lines[lines.length - 1] + piece
    if (lines[lines.length - 1] && pen.measureText(longer.trimEnd()).width > width) {
      lines.push(piece.trimStart())
    } else {
      lines[lines.length - 1] = longer
    }
  }
  return lines
}

const write = (picture, text, style, font, fill, width, top) => {
  for (const line of inLines(text, style, font, width)) {
    const node = draw("text", {
      x: EDGE,
      y: top + style.size,
      fill,
      "font-family": font,
      "font-size": style.size,
      "font-weight": style.weight,
    })
    node.textContent = line
    picture.append(node)
    top += style.high
  }
  return top
}

// What stands on the page, layer over layer; null while there is nothing.
const layersOf = (chart) => {
  const figure = document.querySelector(`.st-key-${CSS.escape(chart)} .js-plotly-plot`)
  const layers = [...(figure?.querySelectorAll("svg.main-svg") ?? [])]
  return layers.length ? layers : null
}

// The buttons may be there before the chart, which a slow machine draws late.
const drawn = async (chart) => {
  for (let waited = 0; waited < PATIENCE && !layersOf(chart); waited += 100) {
    await new Promise((done) => setTimeout(done, 100))
  }
  return layersOf(chart)
}

const compose = (layers, data, font) => {
  const [width, height] = ["width", "height"].map((name) => Number(layers[0].getAttribute(name)))
  const whole = width + 2 * EDGE
  const picture = draw("svg", { xmlns: SVG, width: whole })
  const ground = draw("rect", { width: whole, fill: data.shades.ground })
  picture.append(ground)
  const title = draw("title", {})
  title.textContent = data.title
  picture.prepend(title)
  let top = write(picture, data.title, STYLES.title, font, data.shades.ink, width, EDGE) + 8
  for (const layer of layers) {
    const copy = layer.cloneNode(true)
    for (const unseen of copy.querySelectorAll(UNSEEN.join(","))) unseen.remove()
    for (const crisp of copy.querySelectorAll(".crisp")) {
      crisp.setAttribute("shape-rendering", "crispEdges")
    }
    copy.setAttribute("x", EDGE)
    copy.setAttribute("y", top)
    copy.setAttribute("overflow", "hidden")
    picture.append(copy)
  }
  top += height + 12
  for (const note of [...data.notes, data.project]) {
    top = write(picture, note, STYLES.note, font, data.shades.quiet, width, top)
  }
  picture.setAttribute("height", top + EDGE)
  picture.setAttribute("viewBox", `0 0 ${whole} ${top + EDGE}`)
  ground.setAttribute("height", top + EDGE)
  return { text: new XMLSerializer().serializeToString(picture), width: whole, height: top + EDGE }
}

const asSvg = async ({ text }) => new Blob([text], { type: "image/svg+xml" })

const asPng = async ({ text, width, height }) => {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const scale = Math.max(2, Math.ceil(WIDE / width))
  const canvas = document.createElement("canvas")
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, "image/png"))
}

const MADE = { png: asPng, svg: asSvg }

const save = (blob, name) => {
  const link = make("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export default function ({ data, parentElement }) {
  // The element stays while its data change; so do its buttons, and the keyboard's place with them.
  parentElement.picture = data
  let root = parentElement.querySelector(".pictures")
  if (!root) {
    root = make("div", "pictures")
    root.setAttribute("role", "group")
    const told = make("span", "told", "")
    told.setAttribute("role", "status")
    root.append(make("span", "label"))
    for (const format of data.formats) {
      const button = make("button", format, format.toUpperCase())
      button.type = "button"
      button.addEventListener("click", async () => {
        const { chart, name, words } = parentElement.picture
        const layers = await drawn(chart)
        told.textContent = layers ? "" : words.failed
        if (!layers) return
        const font = getComputedStyle(root).fontFamily
        save(await MADE[format](compose(layers, parentElement.picture, font)), `${name}.${format}`)
      })
      root.append(button)
    }
    root.append(told)
    parentElement.append(root)
  }
  root.setAttribute("aria-label", `${data.words.label} ${data.title}`)
  root.querySelector(".label").textContent = data.words.label
  for (const format of data.formats) {
    const button = root.querySelector(`.${format}`)
    button.setAttribute("aria-label", data.words[format])
    button.title = data.words[format]
  }
}
