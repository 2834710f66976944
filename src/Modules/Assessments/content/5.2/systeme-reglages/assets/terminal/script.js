'use strict';

const byId = id => document.getElementById(id);

// Everything is drawn from numbers, so no answer stands in this file.
let seed = 20457;
const draw = limit => {
  seed = (seed * 1103 + 12347) % 65521;
  return seed % limit;
};
const pick = list => list[draw(list.length)];
const word = () => Array.from({ length: 3 }, () => pick('bdfglmnprstv') + pick('aeiou')).join('');
const two = number => String(number).padStart(2, '0');

const people = ['amina', 'bastien', 'chen', 'diego', 'elif', 'fanta', 'gwen', 'hugo'];
const doors = ['atelier', 'cave', 'entree', 'reserve', 'salle-3'];
const access = Array.from({ length: 420 }, (_, at) => {
  const time = `${two(7 + Math.floor(at / 35))}:${two(Math.floor((at % 35) * 1.7))}`;
  return `${time} porte=${pick(doors)} badge=${pick(people)} resultat=${draw(7) === 3 ? 'refus' : 'accord'}`;
});
const printing = Array.from({ length: 60 }, (_, at) => `${two(8 + Math.floor(at / 6))}:${two((at % 6) * 9)} ${pick(people)} ${1 + draw(12)} pages`);

const used = new Set();
function fresh() {
  let name = word();
  while (used.has(name)) name = word();
  used.add(name);
  return name;
}
const archives = {};
const odd = [4 + draw(8), 15 + draw(8)];
for (let lot = 1; lot <= 24; lot += 1) {
  const files = {};
  for (let at = 5 + draw(4); at > 0; at -= 1) files[`${fresh()}.${pick(['txt', 'csv', 'jpg', 'odt'])}`] = ['(contenu non lisible dans ce terminal)'];
  if (odd.includes(lot)) files[`${fresh()}.bak`] = ['(copie de secours)'];
  archives[`lot-${two(lot)}`] = files;
}
const root = {
  archives,
  journaux: { 'acces.txt': access, 'impressions.txt': printing },
  'bienvenue.txt': ['Bienvenue. Les journaux sont dans journaux, les vieux fichiers dans archives.'],
};
let here = [];

const isFile = node => Array.isArray(node);
const shown = path => ['~', ...path].join('/');

function resolve(text = '.') {
  const path = text.startsWith('~') || text.startsWith('/') ? [] : [...here];
  for (const part of text.replace(/^~/, '').split('/')) {
    if (part === '..') path.pop();
    else if (part && part !== '.') path.push(part);
  }
  let node = root;
  for (const part of path) node = node && !isFile(node) && Object.hasOwn(node, part) ? node[part] : undefined;
  if (node === undefined) throw new Error(`${text} : aucun fichier ni dossier de ce nom`);
  return { path, node };
}

function lines(name, input) {
  if (name === undefined) {
    if (input) return input;
    throw new Error('il manque le nom d’un fichier');
  }
  const { node } = resolve(name);
  if (!isFile(node)) throw new Error(`${name} est un dossier`);
  return node;
}

function matcher(pattern) {
  const safe = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${safe}$`);
}

function walk(node, path, each) {
  each(node, path);
  if (!isFile(node)) for (const name of Object.keys(node).sort()) walk(node[name], `${path}/${name}`, each);
}

const flags = args => args.filter(arg => /^-./.test(arg)).join('');
const plain = args => args.filter(arg => !/^-./.test(arg));

const commands = {
  aide: () => [
    'pwd : dit dans quel dossier vous êtes',
    'ls [dossier] : liste un dossier',
    'cd dossier : va dans un dossier ; cd .. remonte',
    'cat fichier : montre tout un fichier',
    'head fichier : montre ses dix premières lignes',
    'wc -l fichier : compte ses lignes',
    'grep mot fichier : montre les lignes qui contiennent le mot ; -c les compte',
    'find dossier -name motif : cherche des noms, aussi dans les sous-dossiers ; * remplace n’importe quoi',
    'sort fichier : trie les lignes',
    'clear : vide l’écran',
    'a | b : donne à b ce que a a trouvé',
  ],
  pwd: () => [shown(here)],
  ls: args => {
    const { node } = resolve(plain(args)[0]);
    if (isFile(node)) return [plain(args)[0]];
    return Object.keys(node).sort().map(name => (isFile(node[name]) ? name : `${name}/`));
  },
  cd: args => {
    const { path, node } = resolve(args[0] ?? '~');
    if (isFile(node)) throw new Error(`${args[0]} n’est pas un dossier`);
    here = path;
    byId('place').textContent = shown(here);
    return [];
  },
  cat: (args, input) => lines(args[0], input),
  head: (args, input) => lines(plain(args)[0], input).slice(0, 10),
  sort: (args, input) => [...lines(plain(args)[0], input)].sort(),
  wc: (args, input) => [String(lines(plain(args)[0], input).length)],
  grep: (args, input) => {
    const [sought, name] = plain(args);
    if (sought === undefined) throw new Error('il manque le mot à chercher');
    const same = text => (flags(args).includes('i') ? text.toLowerCase() : text);
    const turned = flags(args).includes('v');
    const found = lines(name, input).filter(line => same(line).includes(same(sought)) !== turned);
    return flags(args).includes('c') ? [String(found.length)] : found;
  },
  find: args => {
    const at = args.indexOf('-name');
    if (at >= 0 && args[at + 1] === undefined) throw new Error('il manque le motif après -name');
    const start = args[0] && !args[0].startsWith('-') ? args[0] : '.';
    const test = at >= 0 ? matcher(args[at + 1]) : /^/;
    const found = [];
    walk(resolve(start).node, start.replace(/(.)\/$/, '$1'), (node, path) => { if (test.test(path.split('/').pop())) found.push(path); });
    return found;
  },
};
commands.help = commands.aide;
commands.man = commands.aide;

// Words, quoted or not, and bars.
function run(text) {
  const parts = [[]];
  for (const [whole, double, single] of text.matchAll(/"([^"]*)"|'([^']*)'|\||[^\s|"']+/g)) {
    if (whole === '|') parts.push([]);
    else parts.at(-1).push(double ?? single ?? whole);
  }
  let input = null;
  for (const [name, ...args] of parts) {
    if (name === undefined || !Object.hasOwn(commands, name)) throw new Error(`${name ?? '|'} : commande inconnue. Tapez aide.`);
    input = commands[name](args, input);
  }
  return input;
}

const past = [];
let back = 0;

function print(text, kind) {
  const block = document.createElement(kind === 'typed' ? 'p' : 'pre');
  block.className = kind;
  block.textContent = text;
  byId('output').append(block);
}

document.querySelector('form').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('command').value.trim();
  if (!text) return;
  byId('command').value = '';
  past.push(text);
  back = past.length;
  if (text === 'clear') return byId('output').replaceChildren();
  print(`${shown(here)} $ ${text}`, 'typed');
  try {
    const answer = run(text);
    if (answer.length) print(answer.join('\n'), 'answer');
    else if (!/^cd\b/.test(text)) print('(rien trouvé)', 'answer');
  } catch (problem) {
    print(problem.message, 'problem');
  }
  byId('output').scrollTop = byId('output').scrollHeight;
});

byId('command').addEventListener('keydown', event => {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  back = Math.min(past.length, Math.max(0, back + (event.key === 'ArrowUp' ? -1 : 1)));
  byId('command').value = past[back] ?? '';
});
