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

function read(name) {
  const { node } = resolve(name);
  if (!isFile(node)) throw new Error(`${name} est un dossier`);
  return node;
}

// What a command reads: its files, or what the one before it found.
function sources(names, input) {
  if (names.length) return names.map(name => ({ name, lines: read(name) }));
  if (input) return [{ name: '', lines: input }];
  throw new Error('il manque le nom d’un fichier');
}

const joined = (names, input) => sources(names, input).flatMap(source => source.lines);

function matcher(pattern, flags = '') {
  const safe = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${safe}$`, flags);
}

function walk(node, path, each) {
  each(node, path);
  if (!isFile(node)) for (const name of Object.keys(node).sort()) walk(node[name], `${path}/${name}`, each);
}

// Letters after a dash and the rest; a letter that the command does not know is told, not passed over.
function options(args, known) {
  const letters = args.filter(arg => /^-./.test(arg)).join('').replace(/-/g, '');
  const unknown = [...letters].find(letter => !known.includes(letter));
  if (unknown) throw new Error(`option inconnue : -${unknown}`);
  return { has: letter => letters.includes(letter), names: args.filter(arg => !/^-./.test(arg)) };
}

const listed = node => Object.keys(node).sort().map(name => (isFile(node[name]) ? name : `${name}/`));

const commands = {
  aide: () => [
    'pwd : dit dans quel dossier vous êtes',
    'ls [dossier] : liste un dossier ; -R aussi ses sous-dossiers',
    'cd dossier : va dans un dossier ; cd .. remonte',
    'cat fichier : montre tout un fichier',
    'head fichier : montre ses dix premières lignes ; -n 20 en montre vingt',
    'wc -l fichier : compte ses lignes',
    'grep mot fichier : montre les lignes qui contiennent le mot ; -c les compte',
    'find dossier -name motif : cherche des noms, aussi dans les sous-dossiers ; * remplace n’importe quoi',
    'sort fichier : trie les lignes',
    'clear : vide l’écran',
    'a | b : donne à b ce que a a trouvé',
  ],
  pwd: () => [shown(here)],
  ls: args => {
    const { has, names } = options(args, 'al1R');
    const found = [];
    const starts = names.length ? names : ['.'];
    for (const start of starts) {
      const { node } = resolve(start);
      if (isFile(node)) found.push(start);
      else if (has('R')) walk(node, start.replace(/(.)\/$/, '$1'), (inner, path) => { if (!isFile(inner)) found.push(`${path} :`, ...listed(inner)); });
      else found.push(...(starts.length > 1 ? [`${start} :`] : []), ...listed(node));
    }
    return found;
  },
  cd: args => {
    const { path, node } = resolve(args[0] ?? '~');
    if (isFile(node)) throw new Error(`${args[0]} n’est pas un dossier`);
    here = path;
    byId('place').textContent = shown(here);
    return [];
  },
  cat: (args, input) => joined(options(args, '').names, input),
  head: (args, input) => {
    const at = args.findIndex(arg => /^-(n|n?\d+)$/.test(arg));
    let count = 10;
    let names = args;
    if (at >= 0) {
      const apart = args[at] === '-n';
      const text = apart ? args[at + 1] ?? '' : args[at].replace(/^-n?/, '');
      if (!/^\d+$/.test(text)) throw new Error('il manque un nombre de lignes après -n');
      count = Number(text);
      names = args.filter((_, place) => place !== at && !(apart && place === at + 1));
    }
    return sources(options(names, '').names, input).flatMap(({ lines }) => lines.slice(0, count));
  },
  sort: (args, input) => {
    const { has, names } = options(args, 'r');
    const sorted = [...joined(names, input)].sort();
    return has('r') ? sorted.reverse() : sorted;
  },
  wc: (args, input) => {
    const { names } = options(args, 'l');
    return sources(names, input).map(({ name, lines }) => (names.length > 1 ? `${lines.length} ${name}` : String(lines.length)));
  },
  grep: (args, input) => {
    const { has, names: [sought, ...names] } = options(args, 'civ');
    if (sought === undefined) throw new Error('il manque le mot à chercher');
    const same = text => (has('i') ? text.toLowerCase() : text);
    return sources(names, input).flatMap(({ name, lines }) => {
      const found = lines.filter(line => same(line).includes(same(sought)) !== has('v'));
      const before = names.length > 1 ? `${name}:` : '';
      return has('c') ? [`${before}${found.length}`] : found.map(line => `${before}${line}`);
    });
  },
  find: args => {
    let first = args.findIndex(arg => arg.startsWith('-'));
    if (first < 0) first = args.length;
    const tests = [];
    for (let at = first; at < args.length; at += 2) {
      const [option, value] = [args[at], args[at + 1]];
      if (!['-name', '-iname', '-type'].includes(option)) throw new Error(`option inconnue : ${option}`);
      if (value === undefined) throw new Error(`il manque le motif après ${option}`);
      if (option === '-type') tests.push(node => isFile(node) === (value === 'f'));
      else tests.push((node, name) => matcher(value, option === '-iname' ? 'i' : '').test(name));
    }
    const found = [];
    for (const start of first ? args.slice(0, first) : ['.']) {
      walk(resolve(start).node, start.replace(/(.)\/$/, '$1'), (node, path) => {
        if (tests.every(test => test(node, path.split('/').pop()))) found.push(path);
      });
    }
    return found;
  },
};
commands.help = commands.aide;
commands.man = commands.aide;

// A word with * or ? stands for the names that it fits, or for itself if there are none.
function expand(text) {
  if (!/[*?]/.test(text)) return [text];
  let found = [/^[~/]/.test(text) ? text[0] : ''];
  for (const part of text.replace(/^[~/]/, '').split('/').filter(Boolean)) {
    found = found.flatMap(start => {
      const longer = name => (start && start !== '/' ? `${start}/${name}` : `${start}${name}`);
      if (!/[*?]/.test(part)) return [longer(part)];
      let node;
      try { ({ node } = resolve(start || '.')); } catch { return []; }
      if (isFile(node)) return [];
      return Object.keys(node).filter(name => matcher(part).test(name)).sort().map(longer);
    });
  }
  found = found.filter(path => {
    try { return Boolean(resolve(path)); } catch { return false; }
  });
  return found.length ? found : [text];
}

// Words, quoted or not, and bars.
function run(text) {
  const parts = [[]];
  for (const [whole, double, single] of text.matchAll(/"([^"]*)"|'([^']*)'|\||[^\s|"']+/g)) {
    if (whole === '|') parts.push([]);
    else if (double !== undefined || single !== undefined) parts.at(-1).push(double ?? single);
    else parts.at(-1).push(...expand(whole));
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
