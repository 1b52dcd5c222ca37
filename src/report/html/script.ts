/**
 * The script of a page: filters, folding, and finding again what a filter hides. A constant, named in the policy by its
 * hash, like the style sheet. It reads attributes and writes no markup. One pass over the page for each change.
 */
export const script = `
'use strict';
(() => {
  const form = document.getElementById('filters');
  if (form === null) return;
  const fields = form.elements;
  const output = form.querySelector('output');
  const none = document.querySelector('.none');
  const hintsButton = document.getElementById('hints');
  const folds = [...document.querySelectorAll('details.hints')];
  const files = [...document.querySelectorAll('.file')].map((element) => ({
    element,
    account: element.dataset.account,
    author: element.dataset.author,
    head: undefined,
    fold: element.querySelector('details.hints'),
    found: [...element.querySelectorAll('.violation')].map((violation) => ({
      element: violation,
      grade: violation.dataset.grade,
      rule: violation.dataset.rule,
      text: undefined,
    })),
  }));
  const posts = new Map();
  for (const post of document.querySelectorAll('a.post')) posts.set(post.getAttribute('href').slice(1), post);
  const all = files.reduce((sum, file) => sum + file.found.length, 0);
  const show = (element, shown) => { if (element.hidden === shown) element.hidden = !shown; };
  const headOf = (file) => {
    file.head ??= (file.found.length === 0 ? file.element : file.element.querySelector('header')).textContent.toLowerCase();
    return file.head;
  };
  const textOf = (violation) => {
    violation.text ??= violation.element.textContent.toLowerCase();
    return violation.text;
  };

  const apply = () => {
    const grade = fields.grade.value;
    const account = fields.account.value;
    const author = fields.author.value;
    const rule = fields.rule.value;
    const text = fields.text.value.trim().toLowerCase();
    let shown = 0;
    let filled = 0;
    for (const file of files) {
      const mine = (account === '' || file.account === account) && (author === '' || file.author === author);
      const named = mine && (text === '' || headOf(file).includes(text));
      let count = 0;
      let hints = 0;
      for (const violation of file.found) {
        const fits = mine && (grade === '' || violation.grade === grade) && (rule === '' || violation.rule === rule)
          && (named || textOf(violation).includes(text));
        show(violation.element, fits);
        if (fits) count++;
        if (fits && violation.grade === 'hint') hints++;
      }
      const fits = file.found.length === 0 ? named && grade === '' && rule === '' : count > 0;
      show(file.element, fits);
      if (file.fold !== null) {
        show(file.fold, hints > 0);
        if (hints > 0 && (grade === 'hint' || rule !== '' || text !== '')) file.fold.open = true;
      }
      posts.get(file.element.id)?.classList.toggle('faded', !fits);
      shown += count;
      if (count > 0) filled++;
    }
    if (none !== null) show(none, filled === 0);
    output.textContent = output.dataset.said.replace('{shown}', shown).replace('{all}', all);
  };

  let timer;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', apply);
  document.getElementById('clear').addEventListener('click', () => {
    form.reset();
    apply();
  });
  fields.text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  });
  hintsButton.hidden = folds.length === 0;
  hintsButton.addEventListener('click', () => {
    const open = hintsButton.getAttribute('aria-pressed') !== 'true';
    hintsButton.setAttribute('aria-pressed', String(open));
    for (const fold of folds) fold.open = open;
  });

  /** What a link leads to must be there to be seen. */
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (target === null) return;
    if (target.closest('[hidden]') !== null) {
      form.reset();
      apply();
    }
    for (let outer = target; outer !== null; outer = outer.parentElement) if (outer.tagName === 'DETAILS') outer.open = true;
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link === null) return;
    const { pick, value } = link.dataset;
    if (pick !== undefined) {
      form.reset();
      fields[pick].value = value;
      apply();
    }
    reveal(link.getAttribute('href').slice(1));
  });

  // Paper has no folds.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });

  apply();
  if (location.hash !== '') reveal(location.hash.slice(1));
})();
`
