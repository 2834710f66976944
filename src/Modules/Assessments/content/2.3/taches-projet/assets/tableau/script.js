'use strict';

const columns = ['À faire', 'En cours', 'À relire', 'Terminé'];
// [title, column, who, day, numbers of the tasks that must be finished before]
const projects = {
  expo: {
    title: 'Exposition « Portraits du port »', month: 'mai', people: ['Bako', 'Ludivine', 'Matej'],
    tasks: [
      ['Choisir les photos', 3, 'Ludivine', 3, []], ['Réserver la salle', 3, 'Bako', 5, []], ['Plan d’accrochage', 1, 'Matej', 12, [0, 1]], ['Affiche', 1, 'Bako', 10, [0]],
      ['Étiquettes des photos', 0, 'Ludivine', 16, [0]], ['Impression des photos', 2, 'Matej', 9, [0]], ['Pose des cadres', 0, 'Ludivine', 18, [5, 2]], ['Buffet', 0, 'Bako', 20, [1]],
      ['Distribution de l’affiche', 0, 'Matej', 14, [3]], ['Éclairage de la salle', 0, 'Bako', 19, [1, 2]], ['Courrier aux invités', 1, 'Matej', 8, [1]], ['Texte d’accueil', 2, 'Ludivine', 11, [0]],
    ],
    notes: ['Le plan d’accrochage est terminé.', 'L’affiche est prête : il ne manque que la relecture.', 'Ludivine a commencé les étiquettes.', 'Matej posera les cadres à la place de Ludivine.', 'Le buffet est reporté au 27 mai.'],
  },
  atelier: {
    title: 'Ouverture de l’atelier de réparation', month: 'octobre', people: ['Fanta', 'Ophélie', 'Youri'],
    tasks: [
      ['Local', 3, 'Youri', 2, []], ['Appel aux bénévoles', 3, 'Fanta', 4, []], ['Liste des outils', 1, 'Ophélie', 9, [1]], ['Achat des outils', 0, 'Youri', 15, [2]],
      ['Fiche d’inscription', 0, 'Fanta', 12, [1]], ['Assurance', 2, 'Youri', 8, [0]], ['Ouverture des inscriptions', 0, 'Ophélie', 17, [4, 5]], ['Installation des tables', 0, 'Youri', 20, [0]],
      ['Formation de l’accueil', 0, 'Fanta', 18, [1, 4]], ['Annonce à la radio', 1, 'Youri', 11, [0]], ['Affichettes', 1, 'Youri', 7, [0]], ['Panneaux du local', 2, 'Ophélie', 13, [0]], ['Dons de pièces', 1, 'Youri', 14, [1]],
    ],
    notes: ['L’assurance est signée : c’est terminé.', 'Fanta a commencé la fiche d’inscription.', 'La liste des outils est écrite : il ne manque que la relecture.', 'Ophélie installera les tables à la place de Youri.', 'L’achat des outils est reporté au 22 octobre.'],
  },
};

const byId = id => document.getElementById(id);
let name = null;
let open = -1;
for (const project of Object.values(projects)) project.tasks = project.tasks.map(([title, column, who, day, after]) => ({ title, column, who, day, after }));

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

const say = text => { byId('status').textContent = text; };

// The number follows from the whole board, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

const dayText = day => `${day === 1 ? '1er' : day} ${projects[name].month}`;

function field(task, i, key, text, options) {
  const label = make('label', text);
  const list = make('select');
  list.id = `${key}-${i}`;
  label.htmlFor = list.id;
  list.append(...options.map(([value, words]) => new Option(words, value, false, String(task[key]) === String(value))));
  list.addEventListener('change', () => {
    task[key] = key === 'who' ? list.value : Number(list.value);
    render();
    say(`« ${task.title} » : ${key === 'column' ? columns[task.column] : key === 'who' ? task.who : dayText(task.day)}.`);
    // The card may have moved to another column: the field is followed there.
    const again = byId(list.id);
    if (again) again.focus();
    else byId('who').focus();
  });
  return [label, list];
}

function card(task, i) {
  const { tasks, people } = projects[name];
  const item = make('li', '', 'card');
  item.append(make('h4', task.title), make('p', `${task.who}`), make('p', `Pour le ${dayText(task.day)}`, 'due'));
  if (task.after.length) item.append(make('p', `Après : ${task.after.map(n => tasks[n].title).join(' ; ')}`));
  const toggle = make('button', open === i ? 'Fermer' : 'Modifier');
  toggle.type = 'button';
  toggle.id = `toggle-${i}`;
  toggle.setAttribute('aria-expanded', String(open === i));
  toggle.setAttribute('aria-label', `${open === i ? 'Fermer' : 'Modifier'} : ${task.title}`);
  toggle.addEventListener('click', () => {
    open = open === i ? -1 : i;
    render();
    byId(`toggle-${i}`).focus();
  });
  // The fields come after the button that opens them, so that the next Tab reaches them.
  item.append(toggle);
  if (open === i) {
    const edit = make('div', '', 'edit');
    edit.append(
      ...field(task, i, 'column', 'Colonne', columns.map((text, n) => [n, text])),
      ...field(task, i, 'who', 'Personne', people.map(text => [text, text])),
      ...field(task, i, 'day', 'Échéance', Array.from({ length: 31 }, (_, n) => [n + 1, dayText(n + 1)])));
    item.append(edit);
  }
  return item;
}

function render() {
  const { tasks } = projects[name];
  const who = byId('who').value;
  byId('board').replaceChildren(...columns.map((text, n) => {
    const column = make('section');
    const here = tasks.map((task, i) => [task, i]).filter(([task]) => task.column === n && (!who || task.who === who));
    const title = make('h3', `${text} (${here.length})`);
    title.id = `list-title-${n}`;
    column.setAttribute('aria-labelledby', title.id);
    const list = make('ul');
    list.append(...here.map(([task, i]) => card(task, i)));
    column.append(title, list);
    return column;
  }));
}

function choose(id) {
  name = id;
  open = -1;
  const { title, people, notes } = projects[name];
  for (const button of document.querySelectorAll('[data-project]')) button.setAttribute('aria-pressed', String(button.dataset.project === name));
  byId('start').hidden = true;
  byId('project').hidden = false;
  byId('title').textContent = title;
  byId('who').replaceChildren(new Option('tout le monde', ''), ...people.map(text => new Option(text, text)));
  byId('notes').replaceChildren(...notes.map(text => make('li', text)));
  byId('notes').hidden = true;
  byId('show-notes').setAttribute('aria-expanded', 'false');
  say('');
  render();
  byId('title').focus();
}

byId('who').addEventListener('change', () => { open = -1; say(''); render(); });
byId('show-notes').addEventListener('click', () => {
  const hide = !byId('notes').hidden;
  byId('notes').hidden = hide;
  byId('show-notes').setAttribute('aria-expanded', String(!hide));
});
byId('send').addEventListener('click', () => {
  const all = projects[name].tasks.map(({ column, who, day }) => `${column}${who}${day}`).join('|');
  say(`Point envoyé à l’équipe. Numéro du point : ${receipt(name + all)}`);
});
for (const button of document.querySelectorAll('[data-project]')) button.addEventListener('click', () => choose(button.dataset.project));
