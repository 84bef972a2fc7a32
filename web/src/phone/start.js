// Before the page's modules run, and when they cannot: the sentence of <noscript> is shown, and the page tries again.
// A plain script, because it has to work where modules do not.

(function () {
  "use strict";
  var RETRY = 8000;

  function explain() {
    var root = document.getElementById("page");
    var spare = document.querySelector("noscript");
    if (!root || !spare || root.getAttribute("aria-busy") !== "true") return;
    root.innerHTML = spare.textContent;
    root.setAttribute("role", "alert");
  }

  function failed() {
    explain();
    setTimeout(function () {
      location.reload();
    }, RETRY);
  }

  // A module that does not arrive is reported on the script element, and such events do not bubble.
  addEventListener(
    "error",
    function (event) {
      var target = /** @type {Element | null} */ (event.target);
      if (target && target.tagName === "SCRIPT") failed();
    },
    true,
  );
  addEventListener("es:unreachable", explain);
  if (!("noModule" in document.createElement("script"))) addEventListener("load", explain);
})();
