// Broadsheet: keys, aligned sentences and formulas. Every page works without this file.
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
