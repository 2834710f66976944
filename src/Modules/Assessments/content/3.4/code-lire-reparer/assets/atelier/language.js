'use strict';

// A small language of our own: a text becomes a tree, the tree is walked. Nothing of the text is ever run by the browser.

class Fault extends Error {
  constructor(line, message) {
    super(message);
    this.line = line;
  }
}

const Language = (() => {
  const plain = word => word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const reserved = ['afficher', 'si', 'alors', 'sinon', 'fin', 'repeter', 'fois', 'tant', 'que', 'faire', 'pour', 'chaque', 'dans', 'et', 'ou', 'non', 'vrai', 'faux'];

  function split(text, line) {
    const parts = [];
    const pattern = /\s*(?:(\d+(?:[.,]\d+)?)|"([^"]*)"|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|<>|!=|==|[-+*/%=<>()]))/uy;
    const clean = text.replace(/[“”]/g, '"').replace(/[≤≥≠×−–]/g, sign => ({ '≤': '<=', '≥': '>=', '≠': '<>', '×': '*' })[sign] ?? '-').trimEnd();
    if ((clean.split('"').length - 1) % 2) throw new Fault(line, 'un guillemet n’est pas fermé');
    while (pattern.lastIndex < clean.length) {
      const at = pattern.lastIndex;
      const found = pattern.exec(clean);
      if (!found) throw new Fault(line, `le signe « ${clean.slice(at).trim()[0]} » n’est pas compris ici`);
      const [, number, string, word, sign] = found;
      if (number !== undefined) parts.push({ kind: 'value', value: Number(number.replace(',', '.')) });
      else if (string !== undefined) parts.push({ kind: 'value', value: string });
      else if (word) parts.push({ kind: 'word', word, key: plain(word) });
      else parts.push({ kind: 'sign', key: { '==': '=', '!=': '<>' }[sign] ?? sign });
    }
    return parts;
  }

  // Weakest first.
  const levels = [['ou'], ['et'], ['=', '<>', '<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

  function expression(parts, line) {
    let i = 0;
    const is = key => parts[i] && parts[i].kind !== 'value' && parts[i].key === key;
    const level = n => {
      if (n === levels.length) return unary();
      let left = level(n + 1);
      while (parts[i] && parts[i].kind !== 'value' && levels[n].includes(parts[i].key)) {
        const sign = parts[i++].key;
        left = { kind: 'two', sign, left, right: level(n + 1), line };
      }
      return left;
    };
    const unary = () => {
      if (is('non')) { i++; return { kind: 'non', of: level(2), line }; }
      if (is('-')) { i++; return { kind: 'minus', of: unary(), line }; }
      const part = parts[i++];
      if (!part) throw new Fault(line, 'il manque une valeur à la fin');
      if (part.kind === 'value') return part;
      if (part.key === '(') {
        const inside = level(0);
        if (!is(')')) throw new Fault(line, 'une parenthèse n’est pas fermée');
        i++;
        return inside;
      }
      if (part.key === 'vrai' || part.key === 'faux') return { kind: 'value', value: part.key === 'vrai' };
      if (part.kind === 'word' && !reserved.includes(part.key)) return { kind: 'name', name: part.word, line };
      throw new Fault(line, `« ${part.word ?? part.key} » est mal placé`);
    };
    const tree = level(0);
    if (i < parts.length) throw new Fault(line, parts[i].key === ')' ? 'une parenthèse est fermée sans être ouverte' : `« ${parts[i].word ?? parts[i].key ?? parts[i].value} » est de trop`);
    return tree;
  }

  function parse(text) {
    const root = [];
    const open = [{ list: root }];
    const put = one => open.at(-1).list.push(one);
    text.split('\n').forEach((raw, n) => {
      const line = n + 1;
      const bare = raw.replace(/("[^"]*")|#.*$/g, (all, string) => string ?? '');
      if (!bare.trim()) return;
      const parts = split(bare, line);
      const key = i => parts[i]?.kind === 'word' ? parts[i].key : undefined;
      const last = key(parts.length - 1);
      const begin = (block, name) => { put(block); open.push({ list: block.inside, name, line, block }); };
      const inner = (from, to = parts.length) => expression(parts.slice(from, to), line);
      if (parts[1]?.key === '=' && parts[0].kind === 'word') {
        if (reserved.includes(key(0))) throw new Fault(line, `« ${parts[0].word} » est un mot du langage, pas un nom de variable`);
        put({ kind: 'set', name: parts[0].word, value: inner(2), line });
      } else if (key(0) === 'afficher') put({ kind: 'show', value: inner(1), line });
      else if (key(0) === 'si') {
        if (last !== 'alors') throw new Fault(line, 'la ligne doit finir par « alors »');
        begin({ kind: 'if', test: inner(1, parts.length - 1), inside: [], otherwise: [], line }, 'si');
      } else if (key(0) === 'sinon') {
        const top = open.at(-1);
        if (top.name !== 'si') throw new Fault(line, '« sinon » n’est pas dans un « si »');
        if (parts.length > 1) throw new Fault(line, '« sinon » reste seul sur sa ligne');
        Object.assign(top, { name: 'sinon', list: top.block.otherwise });
      } else if (key(0) === 'fin') {
        if (open.length === 1) throw new Fault(line, '« fin » est de trop');
        if (parts.length > 1) throw new Fault(line, '« fin » reste seul sur sa ligne');
        open.pop();
      } else if (key(0) === 'repeter') {
        if (last !== 'fois') throw new Fault(line, 'la ligne doit finir par « fois »');
        begin({ kind: 'repeat', times: inner(1, parts.length - 1), inside: [], line }, 'répéter');
      } else if (key(0) === 'tant' && key(1) === 'que') begin({ kind: 'while', test: inner(2, last === 'faire' ? parts.length - 1 : parts.length), inside: [], line }, 'tant que');
      else if (key(0) === 'pour' && key(1) === 'chaque' && parts[2]?.kind === 'word' && key(3) === 'dans') begin({ kind: 'each', name: parts[2].word, of: inner(4), inside: [], line }, 'pour chaque');
      else throw new Fault(line, parts[0].kind === 'word' ? `« ${parts[0].word} » ne commence aucune instruction connue` : 'cette ligne n’est pas une instruction');
    });
    if (open.length > 1) throw new Fault(open.at(-1).line, `« ${open.at(-1).block.kind === 'if' ? 'si' : open.at(-1).name} » n’a pas de « fin »`);
    return root;
  }

  const shown = value => Array.isArray(value) ? `[${value.map(shown).join(' ; ')}]`
    : typeof value === 'number' ? String(Math.round(value * 1e9) / 1e9).replace('.', ',')
    : typeof value === 'boolean' ? value ? 'vrai' : 'faux' : String(value);

  // A name is the same with or without its accents and capitals.
  const slot = (vars, name) => vars.has(name) ? name : [...vars.keys()].find(key => plain(key) === plain(name)) ?? name;

  function value(tree, vars) {
    const number = (of, line) => {
      const got = value(of, vars);
      if (typeof got !== 'number') throw new Fault(line, `« ${shown(got)} » n’est pas un nombre`);
      return got;
    };
    switch (tree.kind) {
      case 'value': return tree.value;
      case 'name':
        if (!vars.has(slot(vars, tree.name))) throw new Fault(tree.line, `« ${tree.name} » n’a pas encore de valeur`);
        return vars.get(slot(vars, tree.name));
      case 'minus': return -number(tree.of, tree.line);
      case 'non': return !truth(tree.of, vars, tree.line);
    }
    const { sign, line } = tree;
    if (sign === 'et') return truth(tree.left, vars, line) && truth(tree.right, vars, line);
    if (sign === 'ou') return truth(tree.left, vars, line) || truth(tree.right, vars, line);
    const [a, b] = [value(tree.left, vars), value(tree.right, vars)];
    if (sign === '=') return a === b;
    if (sign === '<>') return a !== b;
    if (sign === '+' && (typeof a === 'string' || typeof b === 'string')) return shown(a) + shown(b);
    for (const one of [a, b]) if (typeof one !== 'number') throw new Fault(line, `« ${shown(one)} » n’est pas un nombre`);
    switch (sign) {
      case '+': return a + b;
      case '-': return a - b;
      case '*': return a * b;
      case '<': return a < b;
      case '>': return a > b;
      case '<=': return a <= b;
      case '>=': return a >= b;
    }
    if (b === 0) throw new Fault(line, 'division par zéro');
    return sign === '/' ? a / b : a - b * Math.floor(a / b);
  }

  function truth(tree, vars, line) {
    const got = value(tree, vars);
    if (typeof got !== 'boolean') throw new Fault(line, 'la condition n’est ni vraie ni fausse');
    return got;
  }

  // What never ends is told at the loop that turned most, not at the line it happened to be on.
  const endless = state => [...state.loops].sort((a, b) => b.turns - a.turns)[0]?.line;

  /** Gives the line it is about to run, again and again. */
  function* run(list, state) {
    for (const one of list) {
      if (++state.steps > 20000) throw new Fault(endless(state) ?? one.line, 'le programme tourne sans fin');
      yield one.line;
      const { vars } = state;
      switch (one.kind) {
        case 'set': vars.set(slot(vars, one.name), value(one.value, vars)); break;
        case 'show': state.out.push(shown(value(one.value, vars))); break;
        case 'if': yield* run(truth(one.test, vars, one.line) ? one.inside : one.otherwise, state); break;
        case 'repeat': {
          const times = value(one.times, vars);
          if (typeof times !== 'number') throw new Fault(one.line, 'le nombre de fois n’est pas un nombre');
          for (let i = 0; i < times; i++) {
            if (++state.steps > 20000) throw new Fault(one.line, 'le programme tourne sans fin');
            yield* run(one.inside, state);
          }
          break;
        }
        case 'while': {
          const loop = { line: one.line, turns: 0 };
          state.loops.push(loop);
          while (truth(one.test, vars, one.line)) {
            loop.turns++;
            if (++state.steps > 20000) throw new Fault(endless(state), 'le programme tourne sans fin');
            yield* run(one.inside, state);
          }
          state.loops.pop();
          break;
        }
        case 'each': {
          const of = value(one.of, vars);
          if (!Array.isArray(of)) throw new Fault(one.line, `« ${shown(of)} » n’est pas une liste`);
          for (const item of of) { vars.set(slot(vars, one.name), item); yield* run(one.inside, state); }
          break;
        }
      }
    }
  }

  const start = inputs => ({ vars: new Map(Object.entries(inputs)), out: [], steps: 0, loops: [] });

  /** What a program shows for these inputs; throws a Fault. */
  function outcome(tree, inputs) {
    const state = start(inputs);
    for (const _ of run(tree, state));
    return state;
  }

  return { parse, run, start, outcome, shown };
})();
