'use strict';

const byId = id => document.getElementById(id);
const shownRows = 6;
const ranges = ['Alpes', 'Corse', 'Jura', 'Massif central', 'Pyrénées', 'Vosges'];
const words = ['Aigle', 'Bruyère', 'Cascade', 'Chamois', 'Combe', 'Crête', 'Edelweiss', 'Épicéa', 'Étang', 'Fontaine', 'Gentiane', 'Hêtraie', 'Isard', 'Lac', 'Marmotte', 'Mélèze', 'Myrtille', 'Névé', 'Ourson', 'Pierrier', 'Renard', 'Ruisseau', 'Sapin', 'Source', 'Torrent', 'Vallon'];
// Nobody sleeps above the highest summit: lodges of the lower ranges are brought down.
const tops = { Jura: 1500, 'Massif central': 1600, Vosges: 1250 };
const numberKeys = ['height', 'beds', 'nights'];

// The 72 lodges are drawn from a fixed seed: the table is the same for everyone and each time.
function make() {
  let state = 90217;
  const draw = limit => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const names = ['Gîte', 'Refuge', 'Auberge'].flatMap(kind => words.map(word => `${kind} ${word}`));
  const used = new Set();
  return Array.from({ length: 72 }, () => {
    const name = names.splice(draw(names.length), 1)[0];
    const range = ranges[draw(ranges.length)];
    let height = 420 + draw(1700);
    if (tops[range]) height = 420 + Math.round((height - 420) * (tops[range] - 420) / 1700);
    while (used.has(height)) height++;
    used.add(height);
    const beds = 8 + draw(52);
    return { name, range, height, beds, nights: beds * (20 + draw(90)) + draw(19), winter: draw(5) < 3 ? 'Oui' : 'Non' };
  });
}

const rows = make();
const sortNames = { name: 'nom', range: 'massif', height: 'altitude', beds: 'lits', nights: 'nuitées', winter: 'hiver' };
let sort = { key: 'name', down: false };
for (const range of ranges) byId('range').append(new Option(range));
const figure = value => value.toLocaleString('fr-FR');

function compare(a, b) {
  const order = numberKeys.includes(sort.key) ? a[sort.key] - b[sort.key] : a[sort.key].localeCompare(b[sort.key], 'fr');
  return (sort.down ? -order : order) || a.name.localeCompare(b.name, 'fr');
}

function show() {
  const kept = rows.filter(row => (!byId('range').value || row.range === byId('range').value) && (!byId('winter').value || row.winter === byId('winter').value));
  const lines = kept.sort(compare).slice(0, shownRows).map(row => {
    const line = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = row.name;
    line.append(name);
    for (const value of [row.range, figure(row.height), figure(row.beds), figure(row.nights), row.winter]) line.insertCell().textContent = value;
    return line;
  });
  document.querySelector('tbody').replaceChildren(...lines);
  for (const header of document.querySelectorAll('thead th')) {
    if (header.querySelector('button').dataset.key === sort.key) header.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
    else header.removeAttribute('aria-sort');
  }
  const measure = byId('measure').value;
  byId('summary').textContent = measure ? figure(measure === 'count' ? kept.length : kept.reduce((sum, row) => sum + row[measure], 0)) : '';
  const filter = kept.length === rows.length ? `${rows.length} hébergements, aucun filtre` : `Filtre actif : ${kept.length} hébergements sur ${rows.length}`;
  byId('status').textContent = `${filter}. Tri : ${sortNames[sort.key]}, ${numberKeys.includes(sort.key) ? sort.down ? 'du plus grand au plus petit' : 'du plus petit au plus grand' : sort.down ? 'de Z à A' : 'de A à Z'}.`;
}

for (const id of ['range', 'winter', 'measure']) byId(id).addEventListener('change', show);
byId('reset').addEventListener('click', () => {
  byId('range').value = '';
  byId('winter').value = '';
  show();
});
for (const button of document.querySelectorAll('thead button')) {
  button.addEventListener('click', () => {
    const key = button.dataset.key;
    sort = { key, down: key === sort.key && !sort.down };
    show();
  });
}

show();
