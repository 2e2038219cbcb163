/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reads without a script becomes handier with it: columns sort, long tables filter, commands
   are copied, the theme is chosen. Nothing is fetched and nothing but the theme is remembered. */
"use strict";
(function () {
  var root = document.documentElement;
  var status = document.getElementById("status");

  function say(text) {
    status.textContent = text;
  }

  /* Storage may be forbidden, as for files in some browsers: then the theme lasts as long as the page. */
  function recall() {
    try {
      return localStorage.getItem("ninefold-theme");
    } catch (e) {
      return null;
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem("ninefold-theme", theme);
    } catch (e) {
      return;
    }
  }

  function setUpTheme() {
    var button = document.getElementById("theme");
    var dark = matchMedia("(prefers-color-scheme: dark)");
    function isDark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
    }
    function label() {
      button.textContent = isDark() ? "Light colours" : "Dark colours";
    }
    var known = recall();
    if (known === "dark" || known === "light") {
      root.dataset.theme = known;
    }
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
      label();
    });
    dark.addEventListener("change", label);
    label();
    button.hidden = false;
  }

  /* What a row is sorted by: a number where the cell has one, else its text. */
  function key(row, column, numeric) {
    var cell = row.cells[column];
    if (!cell) {
      return numeric ? NaN : "";
    }
    return numeric ? parseFloat(cell.dataset.v) : cell.textContent.trim();
  }

  function compare(a, b, numeric, sign) {
    if (!numeric) {
      return sign * a.localeCompare(b, "en", { numeric: true });
    }
    if (isNaN(a) || isNaN(b)) {
      return isNaN(a) - isNaN(b); /* no value: last, either way */
    }
    return sign * (a - b);
  }

  /* Up, down, and then as it was; groups make no sense in another order and are hidden. */
  function sort(table, original, column, header) {
    var next = { none: "ascending", ascending: "descending", descending: "none" };
    var order = next[header.getAttribute("aria-sort") || "none"];
    var numeric = header.classList.contains("num");
    var sign = order === "descending" ? -1 : 1;
    var rows = original.slice();
    table.querySelectorAll("thead th").forEach(function (th) {
      th.removeAttribute("aria-sort");
    });
    if (order !== "none") {
      header.setAttribute("aria-sort", order);
      rows.sort(function (x, y) {
        return compare(key(x, column, numeric), key(y, column, numeric), numeric, sign);
      });
    }
    var body = table.tBodies[0];
    var all = document.createDocumentFragment();
    rows.forEach(function (row) {
      if (row.classList.contains("group")) {
        row.hidden = order !== "none";
      }
      all.appendChild(row);
    });
    body.appendChild(all);
    say("Sorted by " + header.textContent + ": " + (order === "none" ? "as it was" : order));
  }

  function setUpSorting(table) {
    var original = Array.prototype.slice.call(table.tBodies[0].rows);
    if (original.length < 2) {
      return;
    }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.prototype.slice.call(header.childNodes));
      button.addEventListener("click", function () {
        sort(table, original, column, header);
      });
      header.appendChild(button);
    });
  }

  /* Rows that have all the words, in whichever cell. */
  function setUpFilter(table) {
    var box = document.createElement("div");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("output");
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var texts = null;
    input.type = "search";
    input.id = table.id + "-filter";
    label.htmlFor = input.id;
    label.textContent = "Show rows with";
    count.htmlFor.add(input.id);
    count.textContent = rows.length + " rows";
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      texts = texts || rows.map(function (row) {
        return row.textContent.toLowerCase() + " " +
          Array.prototype.map.call(row.cells, function (cell, i) {
            return table.tHead.rows[0].cells[i].textContent + "=" + cell.textContent;
          }).join(" ").toLowerCase();
      });
      rows.forEach(function (row, i) {
        var fits = words.every(function (word) {
          return texts[i].indexOf(word) >= 0;
        });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = shown + " of " + rows.length + " rows";
    });
    box.className = "filter";
    box.append(label, input, count);
    table.parentElement.before(box);
    table.parentElement.classList.add("tall");
  }

  function setUpCopying(button) {
    if (!navigator.clipboard) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.copy).textContent;
      navigator.clipboard.writeText(text).then(function () {
        say("Copied");
        button.firstChild.textContent = "Copied";
        setTimeout(function () {
          button.firstChild.textContent = "Copy";
        }, 2000);
      }, function () {
        say("The browser did not allow copying");
      });
    });
  }

  /* Paper opens nothing: all is open while it is printed, but for the texts of scenarios. */
  function setUpPrinting() {
    var closed = [];
    window.addEventListener("beforeprint", function () {
      closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open]):not(.raw)"));
      closed.forEach(function (d) {
        d.open = true;
      });
    });
    window.addEventListener("afterprint", function () {
      closed.forEach(function (d) {
        d.open = false;
      });
      closed = [];
    });
  }

  /* A link into what is folded away opens it. */
  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (var d = target && target.closest("details"); d; d = d.parentElement.closest("details")) {
      d.open = true;
    }
    if (target) {
      target.scrollIntoView();
    }
  }

  setUpTheme();
  document.querySelectorAll("table[data-filter]").forEach(setUpFilter);
  document.querySelectorAll("table[data-sortable]").forEach(setUpSorting);
  document.querySelectorAll("button[data-copy]").forEach(setUpCopying);
  setUpPrinting();
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
