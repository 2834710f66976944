'use strict';

const byId = id => document.getElementById(id);

// Each sheet: its columns, its rows (a label, and how the figure of the row is drawn), and the cells to fill.
const months = ['Janvier', 'Février', 'Mars', 'Avril', 'Mai', 'Juin', 'Juillet', 'Août', 'Septembre', 'Octobre', 'Novembre', 'Décembre'];
const sheets = [
  {
    name: 'Marché', task: 'En B14, calculez la recette totale des douze jours, avec une seule formule.',
    titles: ['Jour', 'Recette (€)'], labels: ['Lundi 3', 'Mardi 4', 'Jeudi 6', 'Vendredi 7', 'Samedi 8', 'Dimanche 9', 'Lundi 10', 'Mardi 11', 'Jeudi 13', 'Vendredi 14', 'Samedi 15', 'Dimanche 16'],
    figure: draw => 80 + draw(340), last: ['Total', 'fill'],
  },
  {
    name: 'Pluie', task: 'En B14, calculez la hauteur moyenne de pluie par mois, avec une seule formule.',
    titles: ['Mois', 'Pluie (mm)'], labels: months, figure: draw => 12 + draw(120), last: ['Moyenne', 'fill'],
  },
  {
    name: 'Devis', task: 'En C4, calculez le prix après remise. La remise, en B1, vaut pour tous les articles. Recopiez ensuite jusqu’en bas.',
    before: [['Remise', draw => (5 + draw(20)) / 100], ['', '']], percent: ['B1'],
    titles: ['Article', 'Prix (€)', 'Après remise (€)'], labels: ['Chaise', 'Table', 'Banc', 'Étagère', 'Lampe', 'Bureau', 'Armoire', 'Tapis'],
    figure: draw => 20 + 5 * draw(60), each: true,
  },
  {
    name: 'Quartiers', task: 'En C2, calculez la part de ce quartier dans le total, qui est en B10. La colonne C est déjà au format pourcentage. Recopiez ensuite jusqu’en bas.',
    titles: ['Quartier', 'Habitants', 'Part'], labels: ['Gare', 'Canal', 'Mairie', 'Collines', 'Vieux port', 'Moulin', 'Jardins', 'Stade'],
    figure: draw => 400 + draw(3600), each: true, shares: true, last: ['Total', '=SOMME(B2:B9)'],
  },
  {
    name: 'Livraisons', task: 'En C2, calculez les frais de livraison : 0 € à partir de 60 € d’achats, 7 € sinon. Recopiez ensuite jusqu’en bas.',
    titles: ['Prénom', 'Achats (€)', 'Frais (€)'], labels: ['Ana', 'Boris', 'Coumba', 'Denis', 'Eva', 'Farid', 'Gisèle', 'Hicham'],
    figure: (draw, row) => [60, 59, 61][row % 4] ?? 15 + draw(90), each: true,
  },
  {
    name: 'Piscine', task: 'En C2, calculez le prix d’entrée : 3 € pour les moins de 12 ans, 5 € pour les autres. Recopiez ensuite jusqu’en bas.',
    titles: ['Prénom', 'Âge', 'Entrée (€)'], labels: ['Ilan', 'Jade', 'Koffi', 'Lola', 'Mattéo', 'Nour', 'Orlane', 'Pavel'],
    figure: (draw, row) => [12, 11, 13][(row + 1) % 4] ?? 4 + draw(30), each: true,
  },
];

let sheet;
let cells;      // address → what was typed or given
let targets;    // addresses to fill, in order
let selected;
let values;     // address → value, computed anew at each change

function drawer(seed) {
  let state = seed;
  return limit => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

function figures(round) {
  const draw = drawer(4021 + 977 * sheets.indexOf(sheet) + 131071 * round);
  for (let i = 0; i < 5; i++) draw(7);
  const given = sheet.before ?? [];
  given.forEach(([label, value], row) => {
    cells[`A${row + 1}`] = label;
    cells[`B${row + 1}`] = typeof value === 'function' ? value(draw) : value;
  });
  const top = given.length + 1;
  sheet.titles.forEach((title, column) => { cells['ABC'[column] + top] = title; });
  sheet.labels.forEach((label, row) => {
    cells[`A${top + 1 + row}`] = label;
    cells[`B${top + 1 + row}`] = sheet.figure(draw, row);
  });
  if (sheet.last) {
    const row = top + sheet.labels.length + 1;
    cells[`A${row}`] = sheet.last[0];
    if (sheet.last[1] !== 'fill') cells[`B${row}`] = sheet.last[1];
  }
}

function open(index) {
  sheet = sheets[index];
  cells = {};
  figures(0);
  const top = (sheet.before?.length ?? 0) + 1;
  targets = sheet.each ? sheet.labels.map((_, row) => `C${top + 1 + row}`) : [`B${top + sheet.labels.length + 1}`];
  selected = targets[0];
  byId('task').textContent = sheet.task;
  say('');
  show();
}

// ---- Formulas ----

class Fault extends Error {}

// Signs that phones and habits put in place of those of a formula.
const plainSigns = { '≥': '>=', '≤': '<=', '≠': '<>', '×': '*', '÷': '/', '−': '-', '–': '-' };

function split(typed) {
  const text = typed.replace(/"[^"]*"|[≥≤≠×÷−–]/g, found => plainSigns[found] ?? found);
  const parts = [];
  const pattern = /\s*(?:(\d+(?:[.,]\d+)?|[.,]\d+)|"([^"]*)"|(\$?[A-Za-z]{1,2}\$?\d{1,3})(?![A-Za-z0-9_])|([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9_.]*)|(<=|>=|<>|[-+*/^()=<>;:%&]))/gy;
  while (pattern.lastIndex < text.trimEnd().length) {
    const found = pattern.exec(text);
    if (!found) throw new Fault('#ERREUR');
    const [, number, string, ref, name, sign] = found;
    if (number !== undefined) parts.push({ kind: 'number', value: Number(number.replace(',', '.')) });
    else if (string !== undefined) parts.push({ kind: 'string', value: string });
    else if (ref) parts.push({ kind: 'ref', value: ref.replaceAll('$', '').toUpperCase() });
    else if (name) parts.push({ kind: 'name', value: name.toUpperCase() });
    else parts.push({ kind: 'sign', value: sign });
  }
  return parts;
}

function number(value) {
  if (value === undefined || value === '') return 0;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'number') throw new Fault('#VALEUR!');
  return value;
}

const numbers = args => args.flatMap(arg => Array.isArray(arg) ? arg.filter(value => typeof value === 'number') : [number(arg)]);
const one = list => { if (!list.length) throw new Fault('#DIV/0!'); return list; };
const total = list => list.reduce((sum, value) => sum + value, 0);
const functions = {
  SOMME: args => total(numbers(args)),
  MOYENNE: args => total(one(numbers(args))) / numbers(args).length,
  MIN: args => Math.min(...one(numbers(args))),
  MAX: args => Math.max(...one(numbers(args))),
  NB: args => numbers(args).length,
  ARRONDI: ([value, digits]) => Math.round(number(value) * 10 ** number(digits)) / 10 ** number(digits),
};
Object.assign(functions, { SUM: functions.SOMME, AVERAGE: functions.MOYENNE, COUNT: functions.NB, ROUND: functions.ARRONDI });

function evaluate(text, read) {
  const parts = split(text);
  let at = 0;
  const is = (...signs) => parts[at]?.kind === 'sign' && signs.includes(parts[at].value);
  const need = sign => { if (!is(sign)) throw new Fault('#ERREUR'); at++; };

  function compare() {
    let left = sum();
    while (is('=', '<>', '<', '>', '<=', '>=')) {
      const sign = parts[at++].value;
      const right = sum();
      const [a, b] = typeof left === 'string' || typeof right === 'string' ? [String(left), String(right)] : [number(left), number(right)];
      left = { '=': a === b, '<>': a !== b, '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b }[sign];
    }
    return left;
  }
  function sum() {
    let left = product();
    while (is('+', '-')) left = parts[at++].value === '+' ? number(left) + number(product()) : number(left) - number(product());
    return left;
  }
  function product() {
    let left = power();
    while (is('*', '/')) {
      if (parts[at++].value === '*') left = number(left) * number(power());
      else {
        const right = number(power());
        if (right === 0) throw new Fault('#DIV/0!');
        left = number(left) / right;
      }
    }
    return left;
  }
  function power() {
    let left = unary();
    while (is('^')) { at++; left = number(left) ** number(unary()); }
    return left;
  }
  function unary() {
    if (is('-')) { at++; return -number(unary()); }
    if (is('+')) { at++; return unary(); }
    let value = atom();
    while (is('%')) { at++; value = number(value) / 100; }
    return value;
  }
  function atom() {
    const part = parts[at++];
    if (!part) throw new Fault('#ERREUR');
    if (part.kind === 'number' || part.kind === 'string') return part.value;
    if (part.kind === 'ref') return read(part.value);
    if (part.kind === 'name') return call(part.value);
    if (part.value === '(') { const value = compare(); need(')'); return value; }
    throw new Fault('#ERREUR');
  }
  function argument() {
    if (parts[at]?.kind === 'ref' && parts[at + 1]?.value === ':' && parts[at + 2]?.kind === 'ref') {
      const [from, to] = [parts[at].value, parts[at + 2].value];
      at += 3;
      return range(from, to).map(read);
    }
    return compare();
  }
  function call(name) {
    const choice = name === 'SI' || name === 'IF';
    if (!choice && !functions[name]) throw new Fault('#NOM?');
    need('(');
    const args = [];
    if (!is(')')) {
      args.push(argument());
      while (is(';')) { at++; args.push(argument()); }
    }
    need(')');
    if (!choice) return functions[name](args);
    if (args.length < 2 || args.length > 3) throw new Fault('#ERREUR');
    return args[0] ? args[1] : args[2] ?? false;
  }

  const value = compare();
  if (at < parts.length) throw new Fault('#ERREUR');
  return value;
}

function range(from, to) {
  const at = ref => [ref.charCodeAt(0) - 64, Number(ref.slice(1))];
  const [[a, b], [c, d]] = [at(from), at(to)];
  const list = [];
  for (let row = Math.min(b, d); row <= Math.max(b, d); row++) {
    for (let column = Math.min(a, c); column <= Math.max(a, c); column++) list.push(String.fromCharCode(64 + column) + row);
  }
  return list;
}

function compute() {
  const done = {};
  const busy = new Set();
  function read(ref) {
    if (ref in done) return pass(done[ref]);
    const content = cells[ref];
    if (typeof content !== 'string' || !content.startsWith('=')) return done[ref] = content;
    if (busy.has(ref)) throw new Fault('#BOUCLE');
    busy.add(ref);
    try {
      done[ref] = evaluate(content.slice(1), read);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      done[ref] = error;
    }
    busy.delete(ref);
    return pass(done[ref]);
  }
  function pass(value) {
    if (value instanceof Fault) throw value;
    return value;
  }
  for (const ref of Object.keys(cells)) {
    try { read(ref); } catch (error) { done[ref] ??= error; }
  }
  values = done;
}

// ---- Display ----

function text(ref) {
  const value = values[ref];
  if (value === undefined || value === '') return '';
  if (value instanceof Fault) return value.message;
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (typeof value !== 'number') return value;
  const percent = sheet.percent?.includes(ref) || sheet.shares && ref[0] === 'C';
  return percent ? `${(value * 100).toLocaleString('fr-FR', { maximumFractionDigits: 2 })} %` : value.toLocaleString('fr-FR', { maximumFractionDigits: 2 });
}

function show() {
  compute();
  const columns = sheet.titles.map((_, index) => 'ABC'[index]);
  const corner = document.createElement('td');
  const head = document.createElement('tr');
  head.append(corner, ...columns.map(letter => header(letter, 'col')));
  document.querySelector('thead').replaceChildren(head);
  const last = Math.max(...Object.keys(cells).map(ref => Number(ref.slice(1))), ...targets.map(ref => Number(ref.slice(1))));
  const rows = [];
  for (let row = 1; row <= last; row++) {
    const line = document.createElement('tr');
    line.append(header(String(row), 'row'));
    for (const letter of columns) {
      const ref = letter + row;
      const cell = document.createElement('td');
      if (typeof values[ref] === 'number') cell.className = 'figure';
      if (targets.includes(ref)) cell.append(button(ref));
      else cell.textContent = text(ref);
      line.append(cell);
    }
    rows.push(line);
  }
  document.querySelector('tbody').replaceChildren(...rows);
  byId('selected').textContent = selected;
  byId('entry').value = cells[selected] ?? '';
  byId('fill').hidden = targets.length < 2;
}

function header(label, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = label;
  return cell;
}

function button(ref) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text(ref) || ' ';
  made.setAttribute('aria-label', `${ref} : ${text(ref) || 'vide'}`);
  made.setAttribute('aria-pressed', String(ref === selected));
  made.addEventListener('click', () => {
    selected = ref;
    show();
    byId('entry').focus();
    byId('entry').select();
  });
  return made;
}

function say(message, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = message;
  if (message) byId('status').scrollIntoView({ block: 'nearest' });
}

// ---- Actions ----

sheets.forEach((one, index) => byId('choice').append(new Option(one.name, String(index))));
byId('choice').addEventListener('change', () => open(Number(byId('choice').value)));

function typed() {
  const raw = byId('entry').value.trim();
  const plain = raw.replace(/\s/g, '').replace(',', '.');
  cells[selected] = raw && !raw.startsWith('=') && !Number.isNaN(Number(plain)) ? Number(plain) : raw;
}

const unread = ref => values[ref] instanceof Fault && values[ref].message === '#ERREUR' ? '. Cette formule ne se lit pas : vérifiez ses signes, ses séparateurs et ses parenthèses.' : '';

byId('bar').addEventListener('submit', event => {
  event.preventDefault();
  typed();
  show();
  say(`${selected} affiche : ${text(selected) || 'rien'}${unread(selected)}`);
});

byId('fill').addEventListener('click', () => {
  typed();
  const content = cells[selected];
  const start = Number(selected.slice(1));
  for (const ref of targets) {
    const shift = Number(ref.slice(1)) - start;
    if (shift <= 0) continue;
    cells[ref] = typeof content === 'string' && content.startsWith('=')
      ? content.replace(/"[^"]*"|(\$?[A-Za-z]{1,2})(\$?)(\d{1,3})(?![\d(])/g, (all, letters, fixed, row) => letters === undefined ? all : fixed ? all : `${letters}${Number(row) + shift}`)
      : content;
  }
  show();
  say(`${selected} est recopiée jusqu’en ${targets.at(-1)}, qui affiche : ${text(targets.at(-1)) || 'rien'}${unread(targets.at(-1))}`);
});

function reset() {
  figures(0);
  show();
}

byId('close').addEventListener('click', () => {
  const empty = targets.find(ref => !/^=.*[A-Za-z]\$?\d/.test(cells[ref] ?? ''));
  if (empty) return say(`Clôture impossible : ${empty} ne contient pas de formule qui lit d’autres cases. Une formule commence par le signe =.`);
  figures(1);
  compute();
  const wrong = targets.find(ref => typeof values[ref] !== 'number');
  if (wrong) {
    const kind = values[wrong] instanceof Fault ? 'une erreur' : { string: 'un texte', boolean: 'VRAI ou FAUX' }[typeof values[wrong]] ?? 'une valeur vide';
    const advice = kind === 'un texte' ? ' Ce qui est entre guillemets est un texte.' : '';
    reset();
    return say(`Clôture impossible : ${wrong} contient ${kind}, et non un nombre.${advice}`);
  }
  // The code is made of what the formulas give with figures that nobody sees, neither before nor after:
  // a formula that was fitted to them, and does not read the right cells, must not earn it at a second try.
  let code = 7 + 11 * sheets.indexOf(sheet);
  for (const ref of targets) code = (code * 31 + Math.round(values[ref] * (sheet.shares ? 10000 : 100) + 1e-6)) % 8999;
  reset();
  say(`Feuille clôturée. Code de clôture : ${1000 + (code + 8999) % 8999}`, true);
});

open(0);
