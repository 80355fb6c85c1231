  // Steps through a figure by buttons, keys and play. show(step) draws; next(step, by) says where the larger jump leads.
  function control(root, last, show, next) {
    var still = window.matchMedia && window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    var at = 0, timer = null;
    var say = root.querySelector(".px-say"), play = root.querySelector('[data-do="play"]');
    Array.prototype.forEach.call(root.querySelectorAll(".px-keys, .px-hint, .px-pick"), function (e) { e.hidden = false; });

    function go(step) {
      at = Math.max(0, Math.min(last, step));
      show(at);
    }

    function stop() {
      window.clearInterval(timer);
      timer = null;
      play.textContent = "\u25b6 Play";
      say.setAttribute("aria-live", "polite");
    }

    function toggle() {
      if (timer) { stop(); return; }
      if (at === last) { go(0); }
      play.textContent = "\u2016 Pause";
      say.setAttribute("aria-live", "off"); // a reader could not keep up
      timer = window.setInterval(function () {
        if (!root.isConnected || at === last) { stop(); } else { go(at + 1); }
      }, still ? 1600 : 800);
    }

    var actions = {
      first: function () { go(0); },
      back: function () { go(at - 1); },
      play: toggle,
      next: function () { go(at + 1); },
      skip: function () { go(next(at, 1)); },
      last: function () { go(last); }
    };
    var keys = {
      ArrowRight: actions.next, ArrowLeft: actions.back, ArrowDown: actions.skip, ArrowUp: function () { go(next(at, -1)); },
      Home: actions.first, End: actions.last, " ": toggle
    };

    function act(action) {
      if (timer && action !== toggle) { stop(); }
      action();
    }

    root.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (button && actions[button.getAttribute("data-do")]) { act(actions[button.getAttribute("data-do")]); }
    });

    // At the window and first, since JupyterLab takes keys at the document before they arrive at the figure.
    function key(event) {
      if (!root.isConnected) { window.removeEventListener("keydown", key, true); return; }
      if (!root.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (event.key === "Tab" || event.key === "Escape" || event.key === "Enter" && event.shiftKey) { return; }
      event.stopImmediatePropagation();
      var onControl = event.target.closest("button, select, summary");
      var pressesIt = onControl && (event.key === " " || event.key === "Enter");
      if (keys[event.key] && !pressesIt && !(onControl && onControl.tagName === "SELECT")) {
        event.preventDefault();
        act(keys[event.key]);
      }
    }
    window.addEventListener("keydown", key, true);
    go(0);
    return { go: function (step) { act(function () { go(step); }); } };
  }

  // Starts every figure of a kind that is whole in the page and not started yet.
  function startAll(kind, start) {
    function now() {
      Array.prototype.forEach.call(document.querySelectorAll("." + kind + ":not([data-ready])"), function (root) {
        if (root.querySelector("details")) { // its last part: else the page is still being read
          root.setAttribute("data-ready", "");
          start(root);
        }
      });
    }
    now();
    window.setTimeout(now, 0); // a front end may run this before the figure is in the page
  }
