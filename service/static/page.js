// Optional comforts: "/" goes to the box, and the box suggests names. Everything works without.
const box = document.getElementById("q");
const names = document.getElementById("names");

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

let waiting;
async function suggest() {
  const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(box.value)}`);
  if (!response.ok) return;
  const { suggestions } = await response.json();
  names.replaceChildren(...suggestions.map(({ query, text }) => {
    const option = document.createElement("option");
    option.value = query;
    option.label = text;
    return option;
  }));
}

if (box && names) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    if (box.value.trim().length > 1) waiting = setTimeout(suggest, 150);
  });
}
