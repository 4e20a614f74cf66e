// Loads the button of a social network at the second click, and nothing before.
function ready() {
  for (const box of document.querySelectorAll(".kept-plugin")) {
    const button = box.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      const script = document.createElement("script");
      script.src = box.dataset.script;
      box.append(script);
      box.querySelector("[role=status]").textContent = box.dataset.loaded;
      button.remove();
    }, { once: true });
  }
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
