// What JavaScript adds, none of it needed: copying an id, and filtering rows that are here already.
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      var before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = before; }, 2000);
    });
  });

  // After a step in place the reader is where the step led, also without a pointer.
  document.addEventListener("htmx:afterSwap", function (event) {
    var heading = event.target.querySelector && event.target.querySelector("[data-focus]");
    if (heading) heading.focus({ preventScroll: true });
  });
})();
