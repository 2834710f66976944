'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

// A pot is two figures: the doses of water it lacks, the ripe tomatoes it bears.
const missions = [
  { name: 'Rangée neuve', max: 3, rows: ['10 10 10 10 10 10 10 10'], tools: ['go', 'water', 'pick', 'repeat'], task: ['Toutes les plantes ont soif. Arrosez-les toutes, puis sortez.'] },
  { name: 'Un pot sur deux', max: 4, rows: ['01 00 01 00 01 00 01 00 01 00 01 00'], tools: ['go', 'water', 'pick', 'repeat'], task: ['Un pot sur deux porte une tomate mûre. Cueillez-les toutes, puis sortez.'] },
  { name: 'Soifs diverses', max: 4, rows: ['10 00 10 10 00 10', '00 00 10 00 10 00', '10 10 00 00 00 10'], tools: ['go', 'water', 'pick', 'repeat', 'if'], task: ['Arrosez seulement les plantes sèches, puis sortez.', 'Le même programme sert aux trois rangées, de six pots.'] },
  { name: 'Cueillir ou arroser', max: 5, rows: ['01 10 10 01 10 01 01', '10 01 10 10 10 01 10', '01 01 10 01 10 10 01'], tools: ['go', 'water', 'pick', 'repeat', 'if'], task: ['Chaque plante porte une tomate mûre, ou bien elle est sèche. Cueillez les unes, arrosez les autres, puis sortez.', 'Le même programme sert aux trois rangées, de sept pots.'] },
  { name: 'Longueurs inconnues', max: 4, rows: ['10 00 10', '00 10 10 00 10 00 10', '10', '00 10 00 10 10'], tools: ['go', 'water', 'pick', 'repeat', 'if', 'while'], task: ['Arrosez seulement les plantes sèches, puis sortez.', 'Le même programme sert à toutes les rangées. Elles n’ont pas la même longueur.'] },
  { name: 'Deux soins', max: 6, rows: ['11 00 10 01', '01 11', '10 10 01 00 11 01', '00 01 10'], tools: ['go', 'water', 'pick', 'repeat', 'if', 'while'], task: ['Une plante peut être sèche, porter une tomate mûre, les deux, ou rien. Donnez à chacune ce qu’il faut, puis sortez.', 'Le même programme sert à toutes les rangées. Elles n’ont pas la même longueur.'] },
  { name: 'Soifs profondes', max: 4, rows: ['20 00 30 10', '10 40', '00 20 20 00 10 30'], tools: ['go', 'water', 'pick', 'repeat', 'if', 'while'], task: ['Il manque à chaque plante de zéro à quatre doses d’eau. « Arroser » donne une dose. « Sèche ×2 » : il manque deux doses.', 'Donnez à chacune ce qui lui manque, sans une dose de trop, puis sortez.', 'Le même programme sert à toutes les rangées. Elles n’ont pas la même longueur.'] },
  { name: 'Grappes et soifs', max: 6, rows: ['12 00 03 31', '20 01', '03 21 10 02 00'], tools: ['go', 'water', 'pick', 'repeat', 'if', 'while'], task: ['Une plante porte de zéro à trois tomates mûres, et il lui manque de zéro à trois doses d’eau. « Cueillir » en prend une, « Arroser » donne une dose. « Sèche ×2 » : il manque deux doses.', 'Cueillez tout ce qui est mûr, donnez à chaque plante l’eau qui lui manque, sans une dose de trop, puis sortez.', 'Le même programme sert à toutes les rangées. Elles n’ont pas la même longueur.'] },
];

const tools = {
  go: 'Avancer d’un pot', water: 'Arroser', pick: 'Cueillir une tomate',
  repeat: 'Répéter … fois', if: 'Si … sinon …', while: 'Tant que …',
};
const tests = { dry: 'la plante est sèche', ripe: 'une tomate est mûre', left: 'il reste un pot' };

let mission;
let program;
let ran;      // what the last run left of each row; null before it
let number;   // gives each block an id of its own

const code = text => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 1000 + ((hash ^ (hash >>> 13)) >>> 0) % 9000;
};

function say(text, done = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('done', done);
}

// ---- The blocks ----

const bodies = block => [block.inside, block.otherwise].filter(Boolean);
const count = list => list.reduce((sum, block) => sum + 1 + bodies(block).reduce((n, body) => n + count(body), 0), 0);

function create(tool) {
  const block = { id: ++number, tool };
  if (tool === 'repeat') Object.assign(block, { times: 2, inside: [] });
  if (tool === 'while') Object.assign(block, { test: 'left', inside: [] });
  if (tool === 'if') Object.assign(block, { test: 'dry', inside: [], otherwise: [] });
  return block;
}

function changed(focus) {
  ran = null;
  say('');
  show();
  if (focus) {
    const field = byId(focus);
    (field && !field.disabled ? field : byId('run')).focus();
  }
}

function testList(block, word) {
  const choice = make('select', { id: `test-${block.id}` });
  Object.entries(tests).forEach(([key, text]) => choice.append(make('option', { value: key, textContent: text })));
  choice.value = block.test;
  choice.setAttribute('aria-label', `Condition de « ${word} », bloc ${block.place}`);
  choice.addEventListener('change', () => { block.test = choice.value; changed(choice.id); });
  return choice;
}

function drawBlock(block, list, i) {
  const line = make('div', { className: 'line' });
  const name = { repeat: 'Répéter', if: 'Si', while: 'Tant que' }[block.tool] ?? tools[block.tool];
  line.append(make('strong', { textContent: name }));
  if (block.tool === 'repeat') {
    const times = make('input', { id: `times-${block.id}`, type: 'number', min: '0', max: '99', value: String(block.times) });
    times.setAttribute('aria-label', `Nombre de fois, bloc ${block.place}`);
    times.addEventListener('input', () => { block.times = Math.max(0, Math.min(99, Math.floor(Number(times.value)) || 0)); ran = null; say(''); });
    line.append(times, make('span', { textContent: 'fois' }));
  } else if (block.test) line.append(testList(block, name));
  const move = (sign, word, disabled, act) => {
    const button = make('button', { type: 'button', id: `${word}-${block.id}`, textContent: sign, disabled });
    button.setAttribute('aria-label', `${{ up: 'Monter', down: 'Descendre', cut: 'Retirer' }[word]} le bloc ${block.place}, ${name}`);
    button.addEventListener('click', act);
    return button;
  };
  const swap = by => { [list[i], list[i + by]] = [list[i + by], list[i]]; changed(`${by < 0 ? 'up' : 'down'}-${block.id}`); };
  line.append(make('div', { className: 'moves' }, move('↑', 'up', i === 0, () => swap(-1)), move('↓', 'down', i === list.length - 1, () => swap(1)),
    move('✕', 'cut', false, () => { list.splice(i, 1); changed('tool-root'); })));
  const item = make('li', { className: `block ${block.test ? 'test' : ''} ${block.tool === 'repeat' || block.tool === 'while' ? 'loop' : ''}` }, line);
  if (block.inside) item.append(make('div', { className: 'inside' }, drawList(block.inside, `${block.id}`, `dans « ${name} », bloc ${block.place}`)));
  if (block.otherwise) item.append(make('p', { className: 'otherwise', textContent: 'Sinon' }), make('div', { className: 'inside' }, drawList(block.otherwise, `${block.id}-else`, `dans « Sinon », bloc ${block.place}`)));
  return item;
}

function drawList(list, id, where) {
  const box = make('div', {}, make('ol', {}, ...list.map((block, i) => drawBlock(block, list, i))));
  const choice = make('select', { id: `tool-${id}` });
  mission.tools.forEach(tool => choice.append(make('option', { value: tool, textContent: tools[tool] })));
  choice.setAttribute('aria-label', `Bloc à ajouter ${where}`);
  const add = make('button', { type: 'button', id: `add-${id}`, textContent: '+ Ajouter', disabled: count(program) >= mission.max });
  add.setAttribute('aria-label', `Ajouter ${where}`);
  add.addEventListener('click', () => { list.push(create(choice.value)); changed(`add-${id}`); });
  box.append(make('div', { className: 'add' }, choice, add));
  return box;
}

function place(list, before = '') {
  list.forEach((block, i) => {
    block.place = `${before}${i + 1}`;
    bodies(block).forEach((body, n) => place(body, `${block.place}.${n ? 's' : ''}`));
  });
}

// ---- The rows ----

const ns = 'http://www.w3.org/2000/svg';
function pot(dry, ripe) {
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 44 44');
  svg.setAttribute('aria-hidden', 'true');
  const add = (name, attributes) => {
    const part = document.createElementNS(ns, name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, String(value)));
    svg.append(part);
  };
  add('path', { d: 'M22 28V8M22 20q-9 0-11-9q9 0 11 9M22 16q8 0 11-9q-9 0-11 9', fill: dry ? '#a8ad6a' : '#5aa04f', stroke: '#3c5a34', 'stroke-width': 1.5 });
  add('path', { d: 'M10 28h24l-4 14h-16z', fill: '#b5603a' });
  add('path', { d: 'M10 28h24l-1 4h-22z', fill: dry ? '#d9c49c' : '#4a3020' });
  for (let n = 0; n < ripe; n++) add('circle', { cx: [12, 33, 22][n], cy: [22, 20, 9][n], r: 5, fill: '#c9252d', stroke: '#7d1017' });
  return svg;
}

const read = text => text.split(' ').map(two => ({ dry: Number(two[0]), ripe: Number(two[1]) }));

function drawRows() {
  byId('rows').replaceChildren(...mission.rows.map((text, n) => {
    const result = ran?.[n];
    const pots = result?.pots ?? read(text);
    const at = result?.at ?? 0;
    const box = make('div', { className: `row ${result ? result.fault ? 'bad' : 'good' : ''}` }, make('h3', { textContent: `Rangée ${n + 1}${result ? result.fault ? ' : à revoir' : ' : réussie' : ''}` }));
    box.append(make('ol', {}, ...pots.map(({ dry, ripe }, i) => {
      const said = [dry ? `sèche${dry > 1 ? ` ×${dry}` : ''}` : 'humide', ripe ? ripe > 1 ? `${ripe} tomates mûres` : 'tomate mûre' : '', at === i ? 'chariot' : ''].filter(Boolean);
      return make('li', { className: at === i ? 'here' : '' }, pot(dry, ripe), ...said.map((word, n) => make('span', { textContent: n < said.length - 1 ? `${word},` : word })));
    }), make('li', { className: `exit ${at >= pots.length ? 'here' : ''}`, textContent: at >= pots.length ? 'sortie, chariot' : 'sortie' })));
    return box;
  }));
}

function show() {
  place(program);
  byId('used').textContent = `${count(program)} bloc${count(program) > 1 ? 's' : ''} sur ${mission.max} au plus. « Sinon » ne compte pas.`;
  byId('program').replaceChildren(drawList(program, 'root', 'à la fin du programme'));
  drawRows();
}

// ---- Running ----

class Stop extends Error {}

function runOn(text) {
  const row = { pots: read(text), at: 0, fault: '' };
  let steps = 0;
  const here = () => row.pots[row.at];
  const holds = test => test === 'left' ? row.at < row.pots.length : Boolean(here()) && here()[test] > 0;
  const exec = list => {
    for (const block of list) {
      if (++steps > 3000) throw new Stop('le programme ne s’arrête jamais');
      const n = row.at + 1;
      switch (block.tool) {
        case 'go':
          if (!here()) throw new Stop('le chariot avance alors qu’il est déjà sorti');
          row.at++;
          break;
        case 'water':
          if (!here()) throw new Stop('le chariot arrose alors qu’il est sorti');
          if (!here().dry) throw new Stop(`la plante ${n} est arrosée alors qu’elle est humide`);
          here().dry--;
          break;
        case 'pick':
          if (!here()) throw new Stop('le chariot cueille alors qu’il est sorti');
          if (!here().ripe) throw new Stop(`rien n’est mûr sur la plante ${n}`);
          here().ripe--;
          break;
        case 'repeat': for (let i = 0; i < block.times; i++) { if (++steps > 3000) throw new Stop('le programme est trop long'); exec(block.inside); } break;
        case 'if': exec(holds(block.test) ? block.inside : block.otherwise); break;
        case 'while': while (holds(block.test)) { if (++steps > 3000) throw new Stop('le programme ne s’arrête jamais'); exec(block.inside); } break;
      }
    }
  };
  try {
    exec(program);
    const thirsty = row.pots.findIndex(({ dry }) => dry);
    const ripe = row.pots.findIndex(({ ripe: n }) => n);
    if (thirsty >= 0) row.fault = `à la fin, la plante ${thirsty + 1} est encore sèche`;
    else if (ripe >= 0) row.fault = `à la fin, une tomate mûre reste sur la plante ${ripe + 1}`;
    else if (row.at < row.pots.length) row.fault = 'à la fin, le chariot n’est pas sorti';
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    row.fault = stop.message;
  }
  return row;
}

byId('run').addEventListener('click', () => {
  ran = mission.rows.map(runOn);
  drawRows();
  const bad = ran.findIndex(row => row.fault);
  if (bad >= 0) say(`Rangée ${bad + 1} : ${ran[bad].fault}.`);
  else say(`Mission réussie. Code : ${code(`serre ${mission.name} ${ran.map(row => row.at).join('-')}`)}`, true);
});
byId('clear').addEventListener('click', () => { program = []; changed('tool-root'); say('Le programme est vide.'); });

function open(index) {
  mission = missions[index];
  program = [];
  ran = null;
  number = 0;
  byId('task').replaceChildren(...mission.task.map(text => make('li', { textContent: text })));
  say('');
  show();
}
missions.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
