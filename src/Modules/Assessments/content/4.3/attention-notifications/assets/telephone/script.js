'use strict';

// Who: 3 a favourite, 2 another contact, 1 anybody else. Times are minutes since midnight.
const at = (hours, minutes) => hours * 60 + minutes;
const call = (time, name, who, second = false) => ({ time, text: `${second ? 'Second appel' : 'Appel'} : ${name}`, kind: 'calls', who, second });
const text = (time, name, who) => ({ time, text: `Message : ${name}`, kind: 'texts', who });
const app = (time, name) => ({ time, text: `Notification : ${name}`, kind: 'app', name });
const alarm = time => ({ time, text: 'Réveil', kind: 'alarm' });
const names = ['Alertes de la mairie', 'Groupe du quartier', 'Jeu de cartes', 'Promotions'];

const people = {
  Samira: {
    need: ['Je travaille la nuit et je dors de 9 h à 16 h.', 'Mes favoris sont ma mère et l’école. Pendant que je dors, leurs appels doivent sonner, mais pas leurs messages.',
      'Mon réveil doit sonner.', 'Rien d’autre ne doit sonner pendant que je dors.', 'Quand je ne dors pas, tout doit sonner.'],
    start: { mode: 'off', from: at(22, 0), to: at(7, 0), calls: 0, twice: true, texts: 3, alarm: false, apps: ['Groupe du quartier'] },
    day: [text(at(8, 45), 'Karim, un collègue', 2), app(at(9, 5), 'Promotions'), call(at(9, 40), 'numéro inconnu', 1), text(at(10, 5), 'sa mère', 3),
      call(at(11, 20), 'Karim, un collègue', 2), call(at(11, 22), 'Karim, un collègue', 2, true), app(at(12, 10), 'Alertes de la mairie'), call(at(13, 40), 'l’école', 3),
      app(at(14, 15), 'Jeu de cartes'), app(at(15, 40), 'Groupe du quartier'), alarm(at(15, 55)), app(at(16, 10), 'Promotions'), call(at(20, 30), 'numéro inconnu', 1)],
  },
  Goulven: {
    need: ['Je dors de 22 h 30 à 6 h 30.', 'Pendant que je dors, personne ne doit me réveiller au premier appel. Un second appel aussitôt après doit sonner : c’est peut-être grave.',
      'Je suis bénévole à la caserne : les alertes de la mairie et mon réveil doivent sonner.', 'Rien d’autre ne doit sonner pendant que je dors.', 'Quand je ne dors pas, tout doit sonner.'],
    start: { mode: 'on', from: at(20, 0), to: at(8, 0), calls: 3, twice: false, texts: 0, alarm: false, apps: ['Jeu de cartes'] },
    day: [call(at(0, 25), 'sa sœur, une favorite', 3), call(at(0, 27), 'sa sœur, une favorite', 3, true), app(at(2, 50), 'Alertes de la mairie'), text(at(3, 15), 'sa sœur, une favorite', 3),
      app(at(4, 30), 'Promotions'), app(at(6, 5), 'Groupe du quartier'), alarm(at(6, 25)), text(at(6, 40), 'un voisin', 2), call(at(13, 10), 'numéro inconnu', 1),
      app(at(20, 15), 'Groupe du quartier'), app(at(22, 20), 'Promotions'), call(at(22, 45), 'un voisin', 2), app(at(23, 50), 'Jeu de cartes')],
  },
};

const byId = id => document.getElementById(id);
const hour = minutes => `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
const halfHours = Array.from({ length: 48 }, (_, index) => [index * 30, hour(index * 30)]);
const callers = [[0, 'Personne'], [3, 'Mes favoris'], [2, 'Tous mes contacts'], [1, 'Tout le monde']];
const choices = { mode: [['off', 'Désactivé'], ['on', 'Toujours activé'], ['timed', 'Chaque jour, aux heures choisies']], from: halfHours, to: halfHours, calls: callers, texts: callers };
const boxes = () => [...byId('apps').querySelectorAll('input')];

function quiet(time) {
  const from = Number(byId('from').value);
  const to = Number(byId('to').value);
  if (byId('mode').value !== 'timed') return byId('mode').value === 'on';
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

function rings(event) {
  if (!quiet(event.time)) return true;
  if (event.kind === 'alarm') return byId('alarm').checked;
  if (event.kind === 'app') return boxes().some(box => box.checked && box.value === event.name);
  const allowed = Number(byId(event.kind).value);
  return (allowed > 0 && event.who >= allowed) || (event.second === true && byId('twice').checked);
}

// Every day gives a number of its own, made from what rang and what did not.
function number(day) {
  let sum = 71 + byId('person').value.codePointAt(0);
  for (const event of day) {
    const word = `${event.text}${rings(event) ? 'sonne' : 'se tait'}`;
    for (const letter of word) sum = (sum * 43 + letter.codePointAt(0)) % 89983;
  }
  return 10000 + sum;
}

function forget() {
  byId('status').textContent = '';
  byId('day').hidden = true;
  byId('from').disabled = byId('to').disabled = byId('mode').value !== 'timed';
}

function open() {
  const name = byId('person').value;
  const { need, start } = people[name];
  byId('need-title').textContent = `Ce que veut ${name}`;
  byId('need').replaceChildren(...need.map(line => {
    const item = document.createElement('li');
    item.textContent = line.replace(/(\d) h/g, '$1\u00a0h');
    return item;
  }));
  for (const id of Object.keys(choices)) byId(id).value = start[id];
  byId('twice').checked = start.twice;
  byId('alarm').checked = start.alarm;
  for (const box of boxes()) box.checked = start.apps.includes(box.value);
  forget();
}

byId('person').append(...Object.keys(people).map(name => new Option(name, name)));
for (const [id, options] of Object.entries(choices)) byId(id).append(...options.map(([value, label]) => new Option(label, value)));
for (const name of names) {
  const line = document.createElement('p');
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = name;
  label.append(box, ` ${name}`);
  line.append(label);
  byId('apps').append(line);
}
byId('person').addEventListener('change', open);
byId('settings').addEventListener('change', forget);
byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  const { day } = people[byId('person').value];
  byId('day').tBodies[0].replaceChildren(...day.map(one => {
    const row = document.createElement('tr');
    const rang = rings(one);
    for (const words of [hour(one.time), one.text, rang ? 'sonne' : 'se tait']) row.insertCell().textContent = words;
    row.lastChild.className = rang ? 'rang' : '';
    return row;
  }));
  byId('day').hidden = false;
  byId('status').textContent = `Réglages enregistrés. Numéro de ce jour : ${number(day)}. Le tableau dit ce qui a sonné.`;
  byId('status').scrollIntoView({ block: 'nearest' });
});
byId('person').selectedIndex = 0;
open();
