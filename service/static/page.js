// Optional comforts; everything works without: "/" goes to the box, the box suggests.
const box = document.getElementById("q"), list = document.getElementById("offers");
let asked = 0, waiting;

function choose(option) {
  for (const each of list.children) each.ariaSelected = each === option;
  box.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
}

function show(suggestions = []) {
  asked++; // answers still to come are to earlier questions
  list.replaceChildren(...suggestions.map(({ query, text, entity, article }, n) => {
    const option = document.createElement("li"), told = document.createElement("small");
    Object.assign(option, { id: `offer-${n}`, role: "option", textContent: query });
    told.textContent = article ? " read the article" : entity ? ` ${text}` : "";
    option.append(told);
    option.onclick = () => {
      if (article) return location.assign(`/articles/${encodeURIComponent(article)}`);
      box.value = query;
      box.form.requestSubmit();
    };
    return option;
  }));
  list.hidden = !suggestions.length;
  box.ariaExpanded = !list.hidden;
  choose();
}

async function suggest() {
  const number = ++asked, typed = encodeURIComponent(box.value.trim());
  const response = typed.length > 1 && await fetch(`/api/v1/suggest?q=${typed}`).catch(() => null);
  const { suggestions } = response?.ok ? await response.json() : {};
  if (number === asked) show(suggestions);
}

function walk(event) {
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown") choose(chosen ? chosen.nextElementSibling : list.firstElementChild);
  else if (event.key === "ArrowUp") choose(chosen ? chosen.previousElementSibling : list.lastElementChild);
  else if (event.key === "Enter" && chosen) chosen.click();
  else if (event.key === "Escape" && !list.hidden) dismiss();
  else return;
  event.preventDefault();
}

const dismiss = () => { clearTimeout(waiting); show(); };
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  box?.select();
});
if (box) {
  Object.assign(box, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: false, onkeydown: walk, onblur: dismiss });
  box.setAttribute("aria-controls", "offers");
  box.oninput = () => { clearTimeout(waiting); waiting = setTimeout(suggest, 120); };
  list.onpointerdown = (event) => event.preventDefault(); // the box keeps the focus
}
