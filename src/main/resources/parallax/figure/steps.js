  // Shows one of the steps that stand in the page.
  startAll("px-steps", function (root) {
    var steps = Array.prototype.slice.call(root.querySelectorAll(".px-step"));
    var say = root.querySelector(".px-say"), count = root.querySelector(".px-count");
    var jump = +root.getAttribute("data-jump");
    control(root, steps.length - 1, function (at) {
      steps.forEach(function (e, i) { e.hidden = i !== at; });
      say.textContent = steps[at].getAttribute("data-say");
      count.textContent = "step " + (at + 1) + " of " + steps.length;
    }, function (at, by) { return (Math.floor(at / jump) + by) * jump; });
  });
