(function () {
  // Shows the drawing of the setting: the last control counts fastest, as the loops that drew them did.
  function start(root) {
    var controls = root.querySelectorAll(":scope > .px-set input, :scope > .px-set select");
    var shots = root.querySelectorAll(":scope > .px-shot");
    function show() {
      var at = 0;
      Array.prototype.forEach.call(controls, function (control) {
        var slides = control.tagName === "INPUT";
        at = at * (slides ? Number(control.max) + 1 : control.options.length)
          + (slides ? Number(control.value) : control.selectedIndex);
        if (slides) {
          var label = control.getAttribute("data-labels").split("\n")[Number(control.value)];
          control.setAttribute("aria-valuetext", label);
          control.parentNode.querySelector("output").textContent = label;
        }
      });
      Array.prototype.forEach.call(shots, function (shot, i) { shot.hidden = i !== at; });
    }
    root.addEventListener("input", show);
    root.addEventListener("change", show);
    root.querySelector(".px-set").hidden = false;
    show();
  }

  function startAll() {
    Array.prototype.forEach.call(document.querySelectorAll(".px-interact:not([data-ready])"), function (root) {
      if (root.querySelector(":scope > .px-end")) { // else the page is still being read
        root.setAttribute("data-ready", "");
        start(root);
      }
    });
  }
  startAll();
  window.setTimeout(startAll, 0); // a front end may run this before the drawing is in the page
})();
