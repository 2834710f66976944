'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

// Each trial: what goes in, what must be shown. Those of "more" are not shown. Those of "vary" put another number in the first line,
// so that a program which only shows the expected words does not pass.
const programs = [
  {
    name: 'Le salut', task: 'Ce programme doit afficher trois fois « Bravo », puis « Mérité 3 fois ». Il contient des fautes d’écriture : corrigez-les sans changer le reste.',
    code: ['nombre = 3', 'répéter nombre fois', '    afficher "Bravo', 'afficher "Mérité " + nombr + " fois"'],
    trials: [[{}, ['Bravo', 'Bravo', 'Bravo', 'Mérité 3 fois']]],
    vary: [[1, ['Bravo', 'Mérité 1 fois']], [5, ['Bravo', 'Bravo', 'Bravo', 'Bravo', 'Bravo', 'Mérité 5 fois']]],
  },
  {
    name: 'Le devis', task: 'Ce programme doit afficher « Devis : 54 », puis « À discuter ». Il contient des fautes d’écriture : corrigez-les sans changer le reste.',
    code: ['heures = 6', 'prix = (heures + 3 * 6', 'affiche "Devis : " + prix', 'si prix > 50', '    afficher "À discuter"', 'sinon', '    afficher "Accepté"', 'fin'],
    trials: [[{}, ['Devis : 54', 'À discuter']]],
    vary: [[2, ['Devis : 30', 'Accepté']], [10, ['Devis : 78', 'À discuter']]],
  },
  {
    name: 'Le panier', task: 'Ce programme doit afficher la somme des prix, plus 5 de livraison si cette somme est plus petite que 50. Il se trompe : corrigez-le.',
    code: ['total = 0', 'pour chaque p dans prix', '    total = p', 'fin', 'si total > 50 alors', '    total = total + 5', 'fin', 'afficher total'],
    trials: [[{ prix: [10, 20, 5] }, ['40']], [{ prix: [30, 40] }, ['70']]],
    more: [[{ prix: [20, 30] }, ['50']], [{ prix: [8] }, ['13']], [{ prix: [49] }, ['54']], [{ prix: [1, 2, 3, 4] }, ['15']]],
  },
  {
    name: 'Les notes', task: 'Ce programme doit afficher combien de notes valent au moins 10, puis la note la plus haute. Il se trompe : corrigez-le.',
    code: ['combien = 0', 'haute = 0', 'pour chaque n dans notes', '    si n >= 10 alors', '        combien = combien + n', '    fin', '    si n < haute alors', '        haute = n', '    fin', 'fin', 'afficher combien', 'afficher haute'],
    trials: [[{ notes: [12, 7, 15] }, ['2', '15']], [{ notes: [4, 9] }, ['0', '9']]],
    more: [[{ notes: [10, 10, 3] }, ['2', '10']], [{ notes: [20] }, ['1', '20']], [{ notes: [18, 2, 11, 6] }, ['2', '18']]],
  },
  {
    name: 'La caisse', task: 'La caisse part de 100. Ce programme n’affiche que le solde final. Observez-le pendant qu’il tourne : vous pouvez ajouter des lignes. Il n’y a pas de code à obtenir.',
    code: ['x = 11', 'solde = 100', 'tour = 0', 'répéter 40 fois', '    tour = tour + 1', '    x = (x * 7 + 5) % 61', '    solde = solde + x - 33', 'fin', 'afficher solde'],
    watch: true,
  },
  {
    name: 'Le réservoir', task: 'Le réservoir part de 50. Ce programme n’affiche que le niveau final. Observez-le pendant qu’il tourne : vous pouvez ajouter des lignes. Il n’y a pas de code à obtenir.',
    code: ['x = 17', 'niveau = 50', 'jour = 0', 'répéter 40 fois', '    jour = jour + 1', '    x = (x * 13 + 2) % 53', '    niveau = niveau + 22 - x', 'fin', 'afficher niveau'],
    watch: true,
  },
  {
    name: 'La moyenne', task: 'Ce programme doit afficher la moyenne des mesures, sans celles qui valent -1 (capteur en panne). S’il n’y a aucune mesure valable, il doit afficher « rien ». Les essais montrés réussissent déjà, des essais cachés échouent.',
    code: ['somme = 0', 'combien = 0', 'pour chaque m dans mesures', '    somme = somme + m', '    combien = combien + 1', 'fin', 'afficher somme / combien'],
    trials: [[{ mesures: [4, 6, 8] }, ['6']], [{ mesures: [5] }, ['5']]],
    more: [[{ mesures: [4, -1, 2] }, ['3']], [{ mesures: [-1, -1] }, ['rien']], [{ mesures: [] }, ['rien']], [{ mesures: [0, 0] }, ['0']], [{ mesures: [4, 5, -1] }, ['4,5']], [{ mesures: [-7, -1, -2] }, ['-4,5']]],
  },
  {
    name: 'Le record de l’hiver', task: 'Ce programme doit afficher la plus haute température relevée, puis combien de fois elle l’a été. S’il n’y a aucun relevé, il doit afficher seulement « rien ». Les essais montrés réussissent déjà, des essais cachés échouent.',
    code: ['haute = 0', 'nombre = 0', 'pour chaque t dans relevés', '    si t > haute alors', '        haute = t', '        nombre = 1', '    sinon', '        si t = haute alors', '            nombre = nombre + 1', '        fin', '    fin', 'fin', 'afficher haute', 'afficher nombre'],
    trials: [[{ relevés: [3, 9, 9] }, ['9', '2']], [{ relevés: [12, 5] }, ['12', '1']]],
    more: [[{ relevés: [-8, -3, -3] }, ['-3', '2']], [{ relevés: [] }, ['rien']], [{ relevés: [0, -2, 0] }, ['0', '2']], [{ relevés: [-38, -38, -38] }, ['-38', '3']], [{ relevés: [-20, -27] }, ['-20', '1']], [{ relevés: [0] }, ['0', '1']]],
  },
  {
    name: 'Les changements', task: 'Écrivez un programme qui affiche combien de fois un relevé diffère du précédent. Les relevés sont dans la liste « relevés », qui peut être vide.',
    code: [''],
    trials: [[{ relevés: [2, 2, 5, 5, 2] }, ['2']], [{ relevés: [7, 7, 7] }, ['0']]],
    more: [[{ relevés: [4] }, ['0']], [{ relevés: [0, 1, 0, 1] }, ['3']], [{ relevés: [0, 0, -1] }, ['1']], [{ relevés: [-1, -1, 3] }, ['1']], [{ relevés: [] }, ['0']]],
  },
  {
    name: 'La plus longue pluie', task: 'Écrivez un programme qui affiche la longueur de la plus longue suite de jours de pluie. Un jour de pluie a une valeur plus grande que 0 dans la liste « pluies », qui peut être vide.',
    code: [''],
    trials: [[{ pluies: [0, 3, 5, 0, 2] }, ['2']], [{ pluies: [0, 0] }, ['0']]],
    more: [[{ pluies: [1, 0, 4, 4, 4] }, ['3']], [{ pluies: [6, 6] }, ['2']], [{ pluies: [2, 2, 2, 0, 1] }, ['3']], [{ pluies: [] }, ['0']], [{ pluies: [0, 9, 0] }, ['1']]],
  },
];

let program;
let walk;   // a run in steps; null when none is under way

const sum = text => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 1000 + ((hash ^ (hash >>> 13)) >>> 0) % 9000;
};

function say(text, done = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('done', done);
}

const told = fault => `Ligne ${fault.line} : ${fault.message}.`;
function guard(act) {
  try {
    return act();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return fault;
  }
}

function numbers() {
  byId('numbers').textContent = byId('code').value.split('\n').map((_, i) => i + 1).join('\n');
  byId('numbers').scrollTop = byId('code').scrollTop;
}

const facts = pairs => make('dl', {}, ...pairs.flatMap(([name, value]) => [make('dt', { textContent: name }), make('dd', { textContent: value === '' ? '—' : value })]));

function trials(results) {
  byId('side-title').textContent = 'Les essais';
  byId('side').replaceChildren(...(program.trials ?? [[{}, null]]).map(([inputs, wanted], i) => {
    const result = results?.[i];
    const pairs = Object.entries(inputs).map(([name, value]) => [name, Language.shown(value)]);
    if (wanted) pairs.push(['attendu', wanted.join('\n')]);
    if (result) pairs.push(['affiché', result instanceof Fault ? told(result) : result.out.join('\n')]);
    const good = result && wanted && !(result instanceof Fault) && result.out.join('\n') === wanted.join('\n');
    return make('div', { className: `trial ${result && wanted ? good ? 'good' : 'bad' : ''}` }, make('h3', { textContent: `Essai ${i + 1}${result && wanted ? good ? ' : réussi' : ' : raté' : ''}` }), pairs.length ? facts(pairs) : make('p', { textContent: 'Lancez le programme.' }));
  }));
}

function states(line, state) {
  byId('side-title').textContent = 'Pas à pas';
  byId('side').replaceChildren(make('div', { className: 'trial' }, make('h3', { textContent: line ? `Prochaine ligne : ${line}` : 'Le programme est fini' }),
    facts([...[...state.vars].map(([name, value]) => [name, Language.shown(value)]), ['affiché', state.out.join('\n')]])));
}

byId('run').addEventListener('click', () => {
  walk = null;
  const tree = guard(() => Language.parse(byId('code').value));
  if (tree instanceof Fault) { say(told(tree)); trials(); return; }
  const runs = list => list.map(([inputs]) => guard(() => Language.outcome(tree, inputs)));
  if (program.watch) {
    const [result] = runs([[{}]]);
    trials([result]);
    say(result instanceof Fault ? told(result) : 'Le programme est allé jusqu’au bout.');
    return;
  }
  const shown = runs(program.trials);
  const more = runs(program.more ?? []);
  trials(shown);
  const right = (list, results) => list.filter(([, wanted], i) => !(results[i] instanceof Fault) && results[i].out.join('\n') === wanted.join('\n')).length;
  const [good, hidden] = [right(program.trials, shown), right(program.more ?? [], more)];
  const varied = (program.vary ?? []).every(([value, wanted]) => {
    if (tree[0]?.kind !== 'set') return false;
    const result = guard(() => Language.outcome([{ ...tree[0], value: { kind: 'value', value } }, ...tree.slice(1)], {}));
    return !(result instanceof Fault) && result.out.join('\n') === wanted.join('\n');
  });
  const fault = shown.find(result => result instanceof Fault);
  if (fault) say(told(fault));
  else if (good < program.trials.length) say(`Essais réussis : ${good} sur ${program.trials.length}.`);
  else if (hidden < (program.more ?? []).length) say(`Les essais montrés réussissent. Essais cachés réussis : ${hidden} sur ${program.more.length}.`);
  else if (!varied) say('L’affichage est bon, mais il ne suit plus le nombre de la première ligne. Remettez le code de départ et corrigez seulement les fautes.');
  else say(`Tous les essais réussissent. Code : ${sum(`atelier ${program.name} ${more.concat(shown).map(result => result.out.join(',')).join('/')}`)}`, true);
});

function steps(n) {
  if (!walk) {
    const tree = guard(() => Language.parse(byId('code').value));
    if (tree instanceof Fault) { say(told(tree)); return; }
    const state = Language.start(program.trials?.[0][0] ?? {});
    walk = { state, run: Language.run(tree, state), line: 0 };
    walk.line = walk.run.next().value;
    states(walk.line, walk.state);
    say(walk.line ? `Au départ. Prochaine ligne : ${walk.line}.` : 'Le programme est vide.');
    if (!walk.line) walk = null;
    return;
  }
  const fault = guard(() => {
    for (let i = 0; i < n && walk.line; i++) walk.line = walk.run.next().value;
  });
  if (fault instanceof Fault) { say(told(fault)); walk = null; return; }
  states(walk.line, walk.state);
  say(walk.line ? `Prochaine ligne : ${walk.line}. ${[...walk.state.vars].map(([name, value]) => `${name} = ${Language.shown(value)}`).join(', ')}` : 'Le programme est fini.');
  if (!walk.line) walk = null;
}
byId('step').addEventListener('click', () => steps(1));
byId('ten').addEventListener('click', () => steps(10));

byId('code').addEventListener('input', () => { walk = null; say(''); numbers(); });
byId('code').addEventListener('scroll', () => { byId('numbers').scrollTop = byId('code').scrollTop; });
byId('reset').addEventListener('click', () => { load(); say('Le code de départ est revenu.'); });

function load() {
  walk = null;
  byId('code').value = program.code.join('\n');
  say('');
  numbers();
  trials();
}
function open(index) {
  program = programs[index];
  byId('task').textContent = program.task;
  byId('run').textContent = program.watch ? 'Lancer' : 'Lancer les essais';
  load();
}
programs.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
