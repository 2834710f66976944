'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

const words = { A: 'Avancer d’une case', G: 'Tourner à gauche', D: 'Tourner à droite', M: 'Faire le motif' };
// In the lists, where room is short.
const short = { A: 'Avancer', G: 'À gauche', D: 'À droite', M: 'Motif' };
const sides = ['le haut', 'la droite', 'le bas', 'la gauche'];
const moves = [[-1, 0], [0, 1], [1, 0], [0, -1]];

// # wall, o parcel, F flag. A start is a row, a column and where the robot looks: 0 up, 1 right, 2 down, 3 left.
const missions = [
  { name: 'Premier trajet', map: ['....F', '.##..', '..#..'], starts: [[2, 0, 1]], max: 15, task: 'Amenez le robot sur le drapeau. « Tourner » le fait pivoter sur place, sans avancer.' },
  { name: 'Le couloir', map: ['..#.', '#...', '..#F'], starts: [[0, 0, 2]], max: 15, task: 'Amenez le robot sur le drapeau. « Tourner » le fait pivoter sur place, sans avancer.' },
  { name: 'À réparer : le détour', map: ['.....', '.###.', '...#F', '.....'], starts: [[2, 0, 0]], given: 'AADAADADAA', repair: true, task: 'Ce programme devait mener au drapeau. Une seule instruction est fausse : remplacez-la par une autre, sans rien ajouter ni retirer.' },
  { name: 'À réparer : la place', map: ['.....', '...F.', '.....', '.....', '.....'], starts: [[4, 0, 1]], given: 'AGGADAAGA', repair: true, task: 'Ce programme devait mener au drapeau. Une seule instruction est fausse : remplacez-la par une autre, sans rien ajouter ni retirer.' },
  { name: 'Tournée courte', map: ['o...o', '.##..', '.o#..', '....F'], starts: [[3, 1, 0]], max: 16, task: 'Prenez tous les colis en passant dessus, puis finissez sur le drapeau. 16 instructions au plus.' },
  { name: 'Tournée du port', map: ['..#o.', '.o...', '.##..', '...oF'], starts: [[0, 0, 2]], max: 15, task: 'Prenez tous les colis en passant dessus, puis finissez sur le drapeau. 15 instructions au plus.' },
  { name: 'L’escalier', map: ['#####.F', '####..#', '###..##', '##..###', '#..####', '..#####'], starts: [[5, 0, 1]], max: 6, motif: 4, task: 'Amenez le robot sur le drapeau. Le programme a 6 instructions au plus, le motif 4 au plus. « Faire le motif » exécute tout le motif.' },
  { name: 'Les créneaux', map: ['...#...#.', '.#.#.#.#.', '.#...#..F'], starts: [[2, 0, 1]], max: 3, motif: 12, task: 'Amenez le robot sur le drapeau. Le programme a 3 instructions au plus, le motif 12 au plus. « Faire le motif » exécute tout le motif.' },
  { name: 'Départ inconnu', map: ['....', '..F.', '....', '....'], starts: [[0, 0, 0], [2, 1, 0], [3, 3, 0], [1, 0, 0]], max: 12, bump: true, task: 'Le robot part d’un des quatre départs, marqués d’un robot gris, sans savoir duquel. Contre un bord, il reste sur place. Le même programme doit réussir depuis chacun d’eux : finir sur le drapeau. 12 instructions au plus.' },
  { name: 'Réveil dans le noir', map: ['.....', '.F...', '.....'], starts: [[0, 4, 3], [2, 1, 3], [1, 0, 3], [0, 0, 3], [1, 3, 3]], max: 12, bump: true, task: 'Le robot part d’un des cinq départs, marqués d’un robot gris, sans savoir duquel. Contre un bord, il reste sur place. Le même programme doit réussir depuis chacun d’eux : finir sur le drapeau. 12 instructions au plus.' },
];

let mission;
let program;   // { main: [...], motif: [...] }, letters
let play;      // where the run stands; null before it starts

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

const at = (row, column) => mission.map[row]?.[column];

// ---- Drawing ----

const ns = 'http://www.w3.org/2000/svg';
function drawing(shape, turn = 0) {
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 40 40');
  svg.setAttribute('aria-hidden', 'true');
  const parts = {
    robot: [['rect', { x: 5, y: 8, width: 30, height: 28, rx: 7, fill: '#15538f' }], ['path', { d: 'M20 0l9 12h-18z', fill: '#e0640f' }], ['circle', { cx: 14, cy: 21, r: 3.5, fill: '#fff' }], ['circle', { cx: 26, cy: 21, r: 3.5, fill: '#fff' }]],
    ghost: [['rect', { x: 5, y: 8, width: 30, height: 28, rx: 7, fill: '#8093a7' }], ['path', { d: 'M20 0l9 12h-18z', fill: '#41566e' }]],
    flag: [['path', { d: 'M11 37V4', stroke: '#17263a', 'stroke-width': 3 }], ['path', { d: 'M12 5h22l-6 8l6 8h-22z', fill: '#c22f4e' }]],
    parcel: [['rect', { x: 7, y: 11, width: 26, height: 22, rx: 2, fill: '#c98f4a' }], ['path', { d: 'M7 18h26M20 11v22', stroke: '#7a4c17', 'stroke-width': 2.5 }]],
  };
  const group = document.createElementNS(ns, 'g');
  if (turn) group.setAttribute('transform', `rotate(${turn * 90} 20 20)`);
  for (const [name, attributes] of parts[shape]) {
    const part = document.createElementNS(ns, name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, String(value)));
    group.append(part);
  }
  svg.append(group);
  return svg;
}

function draw() {
  const robots = play ? play.robots : mission.starts.map(place => ({ place, taken: [], trail: [] }));
  const many = mission.starts.length > 1;
  const seen = new Set(play ? play.robots.flatMap(robot => robot.trail) : []);
  byId('map').classList.toggle('wide', mission.map[0].length > 7);
  byId('map').replaceChildren(...mission.map.map((row, r) => make('tr', {}, ...[...row].map((sign, c) => {
    const cell = make('td', { className: sign === '#' ? 'wall' : seen.has(`${r},${c}`) && !many ? 'seen' : '' });
    const said = [];
    if (sign === '#') said.push('mur');
    if (sign === 'F') { said.push('drapeau'); cell.append(drawing('flag')); }
    if (sign === 'o' && !robots.some(robot => robot.taken.includes(`${r},${c}`))) { said.push('colis'); cell.append(drawing('parcel')); }
    const here = robots.filter(robot => robot.place[0] === r && robot.place[1] === c);
    if (here.length) {
      const s = here.length > 1 ? 's' : '';
      said.push(`${!many ? 'robot' : play ? `${here.length} robot${s} possible${s},` : `${here.length} départ${s} possible${s}, robot`} tourné${many && play ? s : ''} vers ${sides[here[0].place[2]]}`);
      const robot = drawing(many ? 'ghost' : 'robot', here[0].place[2]);
      robot.classList.add('robot');
      if (sign === 'F') cell.classList.add('both');
      cell.append(robot);
      if (here.length > 1) {
        const many = make('span', { className: 'many', textContent: `×${here.length}` });
        many.setAttribute('aria-hidden', 'true');
        cell.append(many);
      }
    }
    cell.append(make('span', { className: 'said', textContent: `Ligne ${r + 1}, colonne ${c + 1} : ${said.join(', ') || 'libre'}` }));
    return cell;
  }))));
}

// ---- The program ----

const room = list => list === 'motif' ? mission.motif : mission.repair ? mission.given.length : mission.max;

function lists(focus) {
  const names = mission.motif ? ['main', 'motif'] : ['main'];
  byId('lists').replaceChildren(...names.map(list => {
    const letters = program[list];
    const title = list === 'motif' ? 'Motif' : 'Programme principal';
    const signs = ['A', 'G', 'D', ...(mission.motif && list === 'main' ? ['M'] : [])];
    const box = make('div', { className: 'list' }, make('h3', { textContent: `${title} : ${letters.length} sur ${room(list)}` }));
    if (!mission.repair) {
      box.append(make('p', { className: 'buttons' }, ...signs.map(sign => {
        const add = make('button', { type: 'button', id: `add-${list}-${sign}`, textContent: `+ ${words[sign]}`, disabled: letters.length >= room(list) });
        add.addEventListener('click', () => { letters.push(sign); changed(`add-${list}-${sign}`); });
        return add;
      })));
    }
    box.append(make('ol', {}, ...letters.map((letter, i) => {
      const choice = make('select', { id: `${list}-${i}` });
      signs.forEach(sign => choice.append(make('option', { value: sign, textContent: short[sign] })));
      choice.value = letter;
      choice.setAttribute('aria-label', `${title}, instruction ${i + 1}`);
      choice.addEventListener('change', () => { letters[i] = choice.value; changed(`${list}-${i}`); });
      const row = make('li', { id: `row-${list}-${i}` }, make('span', { textContent: `${i + 1}.` }), choice);
      if (!mission.repair) {
        const button = (sign, word, disabled, act) => {
          const made = make('button', { type: 'button', id: `${word}-${list}-${i}`, textContent: sign, disabled });
          made.setAttribute('aria-label', `${{ up: 'Monter', down: 'Descendre', cut: 'Retirer' }[word]} l’instruction ${i + 1}`);
          made.addEventListener('click', act);
          return made;
        };
        const swap = by => { [letters[i], letters[i + by]] = [letters[i + by], letters[i]]; changed(`${list}-${i + by}`); };
        row.append(make('div', { className: 'moves' },
          button('↑', 'up', i === 0, () => swap(-1)), button('↓', 'down', i === letters.length - 1, () => swap(1)),
          button('✕', 'cut', false, () => { letters.splice(i, 1); changed(letters.length ? `${list}-${Math.min(i, letters.length - 1)}` : `add-${list}-A`); })));
      }
      return row;
    })));
    return box;
  }));
  if (focus) {
    const field = byId(focus);
    (field?.disabled ? byId('run') : field)?.focus();
  }
}

function changed(focus) {
  play = null;
  say('');
  lists(focus);
  draw();
}

// ---- Running ----

const queue = () => program.main.flatMap((letter, i) => letter === 'M'
  ? program.motif.map((inner, n) => ({ letter: inner, row: `row-motif-${n}`, said: `instruction ${n + 1} du motif` }))
  : [{ letter, row: `row-main-${i}`, said: `instruction ${i + 1}` }]);

function begin() {
  play = { todo: queue(), done: 0, over: false, robots: mission.starts.map(place => ({ place: [...place], taken: [], trail: [`${place[0]},${place[1]}`] })) };
}

/** One instruction; false when the run is over. */
function advance() {
  const next = play.todo[play.done];
  if (!next) { finish(); return false; }
  play.done++;
  mark(next.row, 'now');
  for (const robot of play.robots) {
    const [row, column, look] = robot.place;
    if (next.letter === 'G') robot.place[2] = (look + 3) % 4;
    else if (next.letter === 'D') robot.place[2] = (look + 1) % 4;
    else {
      const [r, c] = [row + moves[look][0], column + moves[look][1]];
      const sign = at(r, c);
      if (sign === undefined || sign === '#') {
        if (mission.bump) continue;
        play.over = true;
        mark(next.row, 'bad');
        say(`Le robot heurte ${sign === '#' ? 'un mur' : 'le bord'} à l’${next.said}.`);
        return false;
      }
      robot.place = [r, c, look];
      robot.trail.push(`${r},${c}`);
      if (sign === 'o' && !robot.taken.includes(`${r},${c}`)) robot.taken.push(`${r},${c}`);
    }
  }
  return true;
}

function mark(row, look) {
  document.querySelectorAll('.now, .bad').forEach(one => one.classList.remove('now', 'bad'));
  if (row) byId(row)?.classList.add(look);
}

function finish() {
  play.over = true;
  mark();
  const parcels = mission.map.join('').split('o').length - 1;
  const missed = play.robots.filter(({ place: [r, c] }) => at(r, c) !== 'F').length;
  const left = parcels - play.robots[0].taken.length;
  const changes = mission.repair ? program.main.filter((letter, i) => letter !== mission.given[i]).length : 1;
  if (missed && mission.bump) say(`Depuis ${missed} départ${missed > 1 ? 's' : ''} sur ${mission.starts.length}, le robot ne finit pas sur le drapeau.`);
  else if (missed) say('Le programme est fini, mais le robot n’est pas sur le drapeau.');
  else if (left) say(`Le robot est sur le drapeau, mais il reste ${left} colis.`);
  else if (changes !== 1) say('Le robot arrive, mais plus d’une instruction a été remplacée.');
  else say(`Mission réussie. Code : ${code(`mission ${mission.name} ${play.robots.map(robot => robot.place.slice(0, 2)).join(' ')}`)}`, true);
}

byId('run').addEventListener('click', () => {
  say('');
  begin();
  while (advance());
  draw();
});
byId('step').addEventListener('click', () => {
  if (!play || play.over) { say(''); begin(); }
  if (advance()) {
    const { place } = play.robots[0];
    const spots = [...new Set(play.robots.map(robot => `ligne ${robot.place[0] + 1}, colonne ${robot.place[1] + 1}`))];
    say(`Pas ${play.done} : ${spots.join(' ; ou ')}, tourné vers ${sides[place[2]]}.`);
  }
  draw();
});
byId('reset').addEventListener('click', () => { play = null; mark(); say('Le robot est au départ.'); draw(); });

function open(index) {
  mission = missions[index];
  program = { main: [...(mission.given ?? '')], motif: [] };
  play = null;
  byId('task').textContent = mission.task;
  byId('walls').hidden = !mission.map.join('').includes('#');
  say('');
  lists();
  draw();
}
missions.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
