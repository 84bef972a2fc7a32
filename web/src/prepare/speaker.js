// The page's language, between the document and its kernel; once this is drawn, the page is there.

const KEY = "desk-language";

/** @param {import("@anywidget/types").RenderProps<{ language: string }>} props */
function render({ model }) {
  const root = document.documentElement;
  const say = () => {
    const language = model.get("language");
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-Hans" : "en";
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // kept for the next page only where the browser keeps anything
    }
  };
  if (root.dataset.lang && root.dataset.lang !== model.get("language")) {
    model.set("language", root.dataset.lang);
    model.save_changes();
  }
  model.on("change:language", say);
  say();
  document.getElementById("loading")?.remove();
}

export default { render };
