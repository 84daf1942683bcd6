// Optional comforts; everything works without: "/" goes to the box, the box suggests.
const box = document.getElementById("q"), list = document.getElementById("offers");
let chosen = -1, asked = 0, waiting;

function choose(place) {
  chosen = place;
  [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === place));
  box.setAttribute("aria-activedescendant", list.children[place]?.id ?? "");
  list.children[place]?.scrollIntoView({ block: "nearest" });
}

function show(suggestions) {
  list.replaceChildren(...suggestions.map(({ query, text, entity, article }, n) => {
    const option = document.createElement("li"), told = document.createElement("small");
    Object.assign(option, { id: `offer-${n}`, textContent: query });
    option.setAttribute("role", "option");
    Object.assign(option.dataset, { query, article: article ?? "" });
    told.textContent = article ? " read the article" : entity ? ` ${text}` : "";
    option.append(told);
    return option;
  }));
  list.hidden = !suggestions.length;
  box.setAttribute("aria-expanded", !list.hidden);
  choose(-1);
}

async function suggest() {
  const number = ++asked, typed = encodeURIComponent(box.value.trim());
  const response = typed.length > 1 && await fetch(`/api/v1/suggest?q=${typed}`).catch(() => null);
  const found = response?.ok ? (await response.json()).suggestions : [];
  if (number === asked && document.activeElement === box) show(found);
}

function dismiss() { // what was asked for and has not come yet, too
  clearTimeout(waiting);
  asked++;
  show([]);
}

function take({ dataset: { query, article } }) {
  if (article) return location.assign(`/articles/${encodeURIComponent(article)}`);
  box.value = query;
  box.form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.select();
  }
});

if (box && list) {
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "offers", "aria-expanded": false };
  Object.entries(combobox).forEach(([name, value]) => box.setAttribute(name, value));
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(suggest, 120); });
  box.addEventListener("blur", dismiss);
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "ArrowDown" && last >= 0) choose(chosen < last ? chosen + 1 : -1);
    else if (event.key === "ArrowUp" && last >= 0) choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else if (event.key === "Escape" && !list.hidden) dismiss();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => target !== list && take(target.closest("li")));
}
