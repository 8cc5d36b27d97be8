// Broadsheet: keys, suggestions, aligned sentences and formulas. Every page works without this file.
(() => {
  'use strict';
  const script = document.currentScript;

  const typing = (element) =>
    element && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));

  const headlines = () => [...document.querySelectorAll('article .headline a')];

  const move = (step) => {
    const links = headlines();
    if (links.length === 0) return;
    const at = links.findIndex((link) => link.closest('article').contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
    if (next >= 0 && next < links.length) links[next].focus();
  };

  const open = () => {
    const article = document.activeElement && document.activeElement.closest('article');
    const link = article && article.querySelector('.headline a');
    if (link) link.click();
  };

  const keys = {
    '/': () => {
      const box = document.getElementById('q');
      if (box) { box.focus(); box.select(); }
    },
    j: () => move(1),
    k: () => move(-1),
    o: open,
    '?': () => {
      const dialog = document.getElementById('keys');
      if (dialog && !dialog.open) dialog.showModal();
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const dialog = document.getElementById('keys');
    if (typing(event.target) || (dialog && dialog.open)) return;
    const action = keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // Suggestions under the search field: a combobox with a list, as the ARIA practices have it.
  const suggest = (box) => {
    const list = document.createElement('ul');
    list.id = 'q-suggestions';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.dataset.suggestions);
    list.hidden = true;
    box.form.append(list);
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    let chosen = -1;
    let asked = 0;
    let timer = 0;
    const options = () => [...list.children];
    const close = () => {
      asked++;
      chosen = -1;
      list.hidden = true;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    };
    const choose = (number) => {
      chosen = number;
      options().forEach((option, at) => option.setAttribute('aria-selected', String(at === number)));
      if (number < 0) {
        box.removeAttribute('aria-activedescendant');
      } else {
        box.setAttribute('aria-activedescendant', options()[number].id);
        options()[number].scrollIntoView({ block: 'nearest' });
      }
    };
    const go = (option) => location.assign(option.dataset.href);
    const option = (suggestion, at) => {
      const item = document.createElement('li');
      item.id = `q-suggestion-${at}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dataset.href = suggestion.href;
      const text = document.createElement('span');
      text.textContent = suggestion.text;
      const kind = document.createElement('small');
      kind.textContent = box.dataset[`kind${suggestion.kind[0].toUpperCase()}${suggestion.kind.slice(1)}`] || '';
      item.append(text, kind);
      return item;
    };
    const ask = async () => {
      const typed = box.value.trim();
      const turn = ++asked;
      if (typed.length < 2) { close(); return; }
      try {
        const address = new URL(box.dataset.suggest, location.href);
        address.searchParams.set('q', typed);
        const answer = await fetch(address, { headers: { accept: 'application/json' } });
        if (!answer.ok || turn !== asked) return;
        const suggestions = (await answer.json()).suggestions.filter((each) => each.href.startsWith('/'));
        if (turn !== asked || document.activeElement !== box) return;
        list.replaceChildren(...suggestions.map(option));
        chosen = -1;
        box.removeAttribute('aria-activedescendant');
        list.hidden = suggestions.length === 0;
        box.setAttribute('aria-expanded', String(!list.hidden));
      } catch (unreachable) {
        close();
      }
    };
    box.addEventListener('input', (event) => {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(ask, 120);
    });
    box.addEventListener('compositionend', () => { timer = setTimeout(ask, 120); });
    box.addEventListener('keydown', (event) => {
      if (list.hidden || event.isComposing) return;
      const count = options().length;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose(chosen + step < -1 ? count - 1 : chosen + step >= count ? -1 : chosen + step);
      } else if (event.key === 'Enter' && chosen >= 0) {
        event.preventDefault();
        go(options()[chosen]);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const item = event.target.closest('[role="option"]');
      if (item) go(item);
    });
    box.addEventListener('blur', close);
  };
  const searchBox = document.getElementById('q');
  if (searchBox && searchBox.dataset.suggest) suggest(searchBox);

  // A translation beside its original: the sentence under the pointer, or touched, is lit in both.
  const light = (element) => {
    const sentence = element && element.closest ? element.closest('.sidebyside [data-s]') : null;
    for (const lit of document.querySelectorAll('[data-s].lit')) lit.classList.remove('lit');
    if (!sentence) return;
    const number = sentence.dataset.s;
    for (const other of sentence.closest('.sidebyside').querySelectorAll(`[data-s="${number}"]`)) {
      other.classList.add('lit');
    }
  };
  if (document.querySelector('.sidebyside [data-s]')) {
    document.addEventListener('pointerover', (event) => light(event.target));
    document.addEventListener('click', (event) => light(event.target));
  }

  // The map of a day: one stop for the Tab key, arrow keys from dot to dot.
  const map = document.querySelector('.day-map svg');
  if (map) {
    const dots = [...map.querySelectorAll('a')].map((link) => {
      const circle = link.querySelector('circle');
      return { link, x: circle.cx.baseVal.value, y: circle.cy.baseVal.value };
    });
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const stop = (at) => dots.forEach((dot, number) => dot.link.setAttribute('tabindex', number === at ? '0' : '-1'));
    stop(0);
    map.addEventListener('focusin', (event) => stop(dots.findIndex((dot) => dot.link === event.target)));
    map.addEventListener('keydown', (event) => {
      const way = ways[event.key];
      const from = dots.find((dot) => dot.link === event.target);
      if (!way || !from) return;
      event.preventDefault();
      let best = null;
      let least = Infinity;
      for (const dot of dots) {
        const along = (dot.x - from.x) * way[0] + (dot.y - from.y) * way[1];
        const aside = Math.abs((dot.x - from.x) * way[1]) + Math.abs((dot.y - from.y) * way[0]);
        if (dot !== from && along > 0 && along + 2 * aside < least) {
          least = along + 2 * aside;
          best = dot;
        }
      }
      if (best) best.link.focus();
    });
  }

  // Formulas: the server sends readable text in <span class="math" data-tex="…">; KaTeX, loaded
  // only where there are any, sets it. What KaTeX cannot read stays as it was.
  const formulas = document.querySelectorAll('.math[data-tex]');
  if (formulas.length > 0) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = script.dataset.katexStyle;
    const katexScript = document.createElement('script');
    katexScript.src = script.dataset.katexScript;
    katexScript.onload = () => {
      for (const formula of formulas) {
        const plain = [...formula.childNodes].map((node) => node.cloneNode(true));
        try {
          window.katex.render(formula.dataset.tex, formula, {
            displayMode: formula.dataset.display !== undefined,
            output: 'htmlAndMathml',
            throwOnError: true,
            strict: 'ignore',
            errorColor: 'currentColor',
            trust: false,
            maxExpand: 200,
            maxSize: 10,
          });
          formula.classList.add('set');
        } catch (unreadable) {
          formula.replaceChildren(...plain);
        }
      }
    };
    document.head.append(style, katexScript);
  }
})();
