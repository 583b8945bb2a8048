// Runs before Streamlit does: tells it where its server is, and puts its own words, which cannot
// be set, into the reader's language.
(() => {
  // Else Streamlit looks for its server below the page first, and the console fills with errors.
  window.__streamlit = { BACKEND_BASE_URL: new URL("./", location.href).href };

  // A page adds to its bare address what it shows: one step of the way back, not two.
  let untouched = true;
  for (const used of ["pointerdown", "keydown"]) {
    addEventListener(used, () => (untouched = false), { capture: true });
  }
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const same = new URL(address, location.href).pathname === location.pathname;
    if (same && (window.playing || (untouched && !location.search))) {
      history.replaceState(state, title, address);
    } else {
      push(state, title, address);
    }
    if (same) return;
    untouched = true;
    closeMenu(); // the search field leads elsewhere too
  };

  // On a phone the menu lies over the page: it begins closed, and closes when it has led somewhere.
  const narrow = matchMedia("(max-width: 767px)");
  const closeMenu = () => {
    const menu = document.querySelector('[data-testid="stSidebar"]');
    const button = menu?.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (narrow.matches && menu?.dataset.collapsed === "false") button?.click();
    return Boolean(menu);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-testid="stSidebar"] a[href]')) setTimeout(closeMenu, 0);
  });
  const opening = new MutationObserver(() => closeMenu() && opening.disconnect());
  opening.observe(document, { subtree: true, childList: true });

  const page = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const attributes = ["aria-label", "placeholder", "title", "alt"];
  const written = new WeakMap(); // node or attribute -> what Streamlit wrote, and what we made of it

  const told = (text) => {
    const own = words[page.lang] ?? {};
    const bare = text.trim();
    if (own.whole[bare] !== undefined) return text.replace(bare, own.whole[bare]);
    const start = Object.keys(own.start).find((part) => bare.startsWith(part));
    if (start !== undefined) return text.replace(start, own.start[start]);
    const within = Object.keys(own.within).find((part) => bare.includes(part));
    return within === undefined ? text : text.replace(within, own.within[within]);
  };

  // What stands there is Streamlit's, unless it is what we have put there.
  const retell = (place, key, now, put) => {
    const known = written.get(place) ?? written.set(place, {}).get(place);
    const original = known[key]?.ours === now ? known[key].theirs : now;
    const ours = told(original);
    if (ours !== original) known[key] = { theirs: original, ours };
    if (ours !== now) put(ours);
  };

  const retellText = (node) =>
    retell(node, "text", node.nodeValue, (ours) => (node.nodeValue = ours));

  const retellAttributes = (element) => {
    for (const name of attributes) {
      if (element.hasAttribute(name)) {
        const put = (ours) => element.setAttribute(name, ours);
        retell(element, name, element.getAttribute(name), put);
      }
    }
  };

  const retellAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return retellText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    retellAttributes(root);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      node.nodeType === Node.TEXT_NODE ? retellText(node) : retellAttributes(node);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target === page) retellAll(document.body);
      else if (change.type === "characterData") retellText(change.target);
      else if (change.type === "attributes") retellAttributes(change.target);
      else change.addedNodes.forEach(retellAll);
    }
  }).observe(page, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["lang", ...attributes],
  });
})();
