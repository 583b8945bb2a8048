// Copies the view's address, opens the sidebar on a narrow screen, and tells the page its language.

const SHOWN = 2500 // milliseconds for which the button says that it has copied

const make = (tag, name) => {
  const node = document.createElement(tag)
  if (name) node.className = name
  return node
}

const button = (name) => {
  const node = make("button", name)
  node.type = "button"
  return node
}

const address = () => location.href.split("#")[0]

// Without HTTPS a page may not use the clipboard; copying what is selected works there too.
const copySelected = (text) => {
  const holder = make("textarea")
  holder.value = text
  holder.readOnly = true
  holder.style.cssText = "position:fixed;top:0;opacity:0"
  document.body.append(holder)
  holder.select()
  const done = document.execCommand("copy")
  holder.remove()
  return done
}

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

// Streamlit's links keep the view where they are clicked, not where they open another tab.
const lead = (bar) => {
  for (const link of document.querySelectorAll('[data-testid="stSidebarNavLink"]')) {
    link.search = bar.shared
  }
}

const drawn = (parentElement) => {
  const root = make("div", "bar")
  const menu = button("menu")
  const copy = button("copy")
  const heard = make("span", "heard")
  heard.setAttribute("role", "status")
  const byHand = make("label", "by-hand")
  byHand.hidden = true
  const why = make("span")
  const field = make("input")
  field.readOnly = true
  byHand.append(why, field)
  root.append(menu, copy, byHand, heard)
  parentElement.append(root)
  const bar = { menu, copy, heard, byHand, why, field, timer: 0, words: {}, shared: "" }
  // Streamlit may have written them anew since.
  for (const reached of ["pointerover", "focusin"]) {
    document.addEventListener(reached, (event) => {
      if (event.target.closest?.('[data-testid="stSidebarNavLink"]')) lead(bar)
    })
  }
  return bar
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.tag
  // The element stays from run to run, and with it what has the keyboard's focus.
  const bar = (parentElement.bar ??= drawn(parentElement))
  bar.words = data.words
  bar.menu.textContent = data.words.menu
  bar.why.textContent = data.words.by_hand
  if (!bar.timer) bar.copy.textContent = data.words.copy
  // A changed count is read out; the first one is not, it stands on the page.
  if (bar.announced !== undefined && bar.announced !== data.announced) {
    bar.heard.textContent = data.announced
  }
  bar.announced = data.announced

  bar.shared = data.shared
  lead(bar)

  bar.menu.onclick = () =>
    document.querySelector('[data-testid="stExpandSidebarButton"]')?.click()

  bar.copy.onclick = async () => {
    const text = address()
    const done = await copied(text)
    bar.copy.focus()
    bar.byHand.hidden = done
    if (!done) {
      bar.field.value = text
      bar.field.select()
      return
    }
    bar.copy.textContent = `✓ ${bar.words.copied}`
    bar.heard.textContent = bar.words.copied
    clearTimeout(bar.timer)
    bar.timer = setTimeout(() => {
      bar.timer = 0
      bar.copy.textContent = bar.words.copy
      bar.heard.textContent = ""
    }, SHOWN)
  }
}
