  // Shows the steps that were computed when the cell ran; computes nothing. Text is set as text, never as HTML.
  startAll("px-conv", function (root) {
    var trace = JSON.parse(root.getAttribute("data-trace")), steps = trace.steps, per = trace.per;
    function all(selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
    var xs = all('td[data-c="x"]'), ws = all('td[data-c="w"]'), ys = all('td[data-c="y"]'), bs = all('td[data-c="b"]');
    var products = all('td[data-c="p"]');
    var images = all("div[data-n]"), kernels = all("div[data-o]");
    var say = root.querySelector(".px-say"), count = root.querySelector(".px-count");
    var pickN = root.querySelector(".px-n"), pickO = root.querySelector(".px-o");
    var channels = kernels.length, perImage = ys.length / (images.length / 2), perMap = perImage / channels;
    root.querySelector(".px-stage").classList.add("px-live");

    function mark(element, name, on) { element.classList.toggle(name, !!on); }

    function show(at) {
      var y = Math.floor(at / per), from = y * per, n = Math.floor(y / perImage), o = Math.floor(y % perImage / perMap);
      images.forEach(function (e) { e.hidden = +e.getAttribute("data-n") !== n; });
      kernels.forEach(function (e) { e.hidden = +e.getAttribute("data-o") !== o; });
      if (pickN) { pickN.value = n; }
      if (pickO) { pickO.value = o; }
      var taps = {};
      for (var k = from; k < from + per; k++) { taps[steps[k][0]] = true; }
      var now = steps[at], bias = now[0] < 0;
      xs.forEach(function (e, i) { mark(e, "px-win", taps[i] === true); mark(e, "px-hot", i === now[0]); });
      root.querySelectorAll(".px-maps[data-n] .px-map").forEach(function (map) { // channels of other groups step back
        mark(map, "px-off", map.querySelector('[data-c="x"]') && !map.querySelector(".px-win"));
      });
      ws.forEach(function (e, i) { mark(e, "px-hot", i === now[1]); });
      bs.forEach(function (e, i) { mark(e, "px-hot", bias && i === o); });
      var skip = per - products.length;
      products.forEach(function (e, i) {
        var s = steps[from + skip + i];
        e.firstChild.textContent = xs[s[0]].textContent + " \u00d7 " + ws[s[1]].textContent + " =";
        e.lastChild.textContent = s[2];
        mark(e, "px-todo", from + skip + i > at);
        mark(e, "px-hot", from + skip + i === at);
        mark(e, "px-done", from + skip + i < at);
      });
      ys.forEach(function (e, i) {
        e.textContent = i < y ? steps[(i + 1) * per - 1][3] : i === y ? now[3] : "\u00b7";
        mark(e, "px-now", i === y);
        mark(e, "px-done", i < y);
      });
      say.textContent = sentence(at, now, bias, o, y);
      count.textContent = "step " + (at + 1) + " of " + steps.length + ", output " + (y + 1) + " of " + steps.length / per;
    }

    function sentence(at, now, bias, o, y) {
      var text;
      if (bias) {
        text = ys[y].title + " starts with the bias " + bs[o].title + " = " + now[2] + ", sum so far " + now[3];
      } else {
        var x = xs[now[0]], w = ws[now[1]];
        text = x.title + " \u00d7 " + w.title + ":  " + x.textContent + " \u00d7 " + w.textContent + " = " + now[2]
          + ", sum so far " + now[3];
      }
      return at % per === per - 1 ? text + ".  Done: " + ys[y].title + " = " + now[3] : text;
    }

    var controls = control(root, steps.length - 1, show, function (at, by) {
      return (Math.floor(at / per) + by) * per + (by < 0 && at % per > 0 ? per : 0);
    });
    root.addEventListener("click", function (event) {
      var y = ys.indexOf(event.target);
      if (y >= 0 && y * per < steps.length) { controls.go(y * per); }
    });
    function picked() {
      var n = pickN ? +pickN.value : 0, o = pickO ? +pickO.value : 0;
      controls.go((n * perImage + o * perMap) * per);
    }
    [pickN, pickO].forEach(function (pick) { if (pick) { pick.addEventListener("change", picked); } });
  });
