'use strict';

const byId = id => document.getElementById(id);

// What each source shows, second by second: end of the shot, words, colours of the drawing. bad: a shot to take away.
const projects = [
  {
    name: 'Carnaval', brief: ['Enlevez tout le plan où un doigt cache l’image.', 'Enlevez tout le plan où l’on filme le sol par erreur.', 'Ne perdez rien d’autre, et ne laissez pas d’image noire.'],
    shots: [[14, 'Les chars se préparent', '#c9573b'], [19, 'Un doigt cache l’image', '#3a1f1a'], [47, 'Les danseuses défilent', '#e2b13c'], [55, 'Le sol, filmé par erreur', '#5b5b5b'], [93, 'La foule applaudit', '#4a7fc1']],
    tracks: [{ name: 'Image', kind: 'picture', length: 93 }], bad: [1, 3],
  },
  {
    name: 'Recette', brief: ['Enlevez tout le plan où le téléphone sonne.', 'Enlevez tout le plan flou.', 'Ne perdez rien d’autre, et ne laissez pas d’image noire.'],
    shots: [[22, 'Les ingrédients sur la table', '#7fa650'], [33, 'On coupe la mangue', '#e69b2f'], [46, 'Le téléphone sonne, tout s’arrête', '#6a5a8c'], [81, 'On mélange dans le saladier', '#c96f4a'], [88, 'Plan flou', '#9a9a9a'], [104, 'Le plat est servi', '#b5453a']],
    tracks: [{ name: 'Image', kind: 'picture', length: 104 }], bad: [2, 4],
  },
  {
    name: 'Portrait', brief: ['La musique s’arrête avec l’image, par un fondu.', 'Pendant que l’on parle, la musique est à 20 %. Ailleurs, elle est à 80 %.', 'La voix reste à 100 %.', 'L’image ne change pas.'],
    shots: [[12, 'Le port au petit matin', '#5a8fb5'], [40, 'Une pêcheuse parle de son métier', '#b37a4a'], [52, 'Le bateau s’éloigne', '#3f6f8f']],
    tracks: [{ name: 'Image', kind: 'picture', length: 52 }, { name: 'Voix', kind: 'voice', from: 12, length: 28 }, { name: 'Musique', kind: 'music', length: 75, volume: 80 }],
    mix: { total: 52, voice: [12, 40], under: 20, over: 80 },
  },
  {
    name: 'Visite', brief: ['La musique s’arrête avec l’image, par un fondu.', 'Pendant que l’on parle, la musique est à 40 %. Ailleurs, elle est à 100 %.', 'La voix est à 80 %.', 'L’image ne change pas.'],
    shots: [[9, 'La façade de l’atelier', '#8c6a4a'], [34, 'Le luthier montre un violon', '#a3542e'], [61, 'On entend l’instrument', '#6f3f2a']],
    tracks: [{ name: 'Image', kind: 'picture', length: 61 }, { name: 'Voix', kind: 'voice', from: 9, length: 25 }, { name: 'Musique', kind: 'music', length: 80, volume: 60 }],
    mix: { total: 61, voice: [9, 34], under: 40, over: 100, voiceVolume: 80 },
  },
];

let project;
let pieces;     // track, from (in the film), start (in the source), length, volume, fade
let chosen;
let at;
let past;

const clock = seconds => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
const end = one => one.from + one.length;
const on = track => pieces.filter(one => one.track === track).sort((a, b) => a.from - b.from);
const under = (track, time) => on(track).find(one => one.from <= time && time < end(one));
const shot = second => project.shots.find(([until]) => second < until);
const total = () => Math.max(0, ...pieces.map(end));

function open(index) {
  project = projects[index];
  pieces = project.tracks.map((one, track) => ({ track, from: one.from ?? 0, start: 0, length: one.length, volume: one.volume ?? 100, fade: false }));
  chosen = pieces[0];
  at = 0;
  past = [];
  byId('brief').replaceChildren(...project.brief.map(text => {
    const item = document.createElement('li');
    item.textContent = text.replaceAll(' %', '\u00a0%');
    return item;
  }));
  say('');
  show();
}

const title = one => `${project.tracks[one.track].name}, de ${clock(one.from)} à ${clock(end(one))}`;

function keep() { past.push([pieces.map(one => ({ ...one })), pieces.indexOf(chosen)]); }

function show() {
  const span = Math.max(total(), 10) + 5;
  const place = seconds => `${(seconds / span * 100).toFixed(3)}%`;
  const focused = document.activeElement?.classList?.contains('piece');
  const ruler = document.createElement('div');
  ruler.className = 'ruler';
  const step = span > 60 ? 20 : 10;
  for (let time = 0; time < span; time += step) {
    const mark = document.createElement('span');
    mark.textContent = clock(time);
    mark.style.left = place(time);
    ruler.append(mark);
  }
  const rows = project.tracks.map((track, index) => {
    const row = document.createElement('div');
    row.className = 'track';
    const label = document.createElement('span');
    label.className = 'label';
    label.textContent = track.name;
    row.append(label);
    for (const one of on(index)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = `piece ${track.kind}`;
      button.style.left = place(one.from);
      button.style.width = place(one.length);
      const set = [`${one.volume} %`, one.fade ? 'fondu' : ''].filter(Boolean).join(', ');
      button.textContent = track.kind === 'picture' ? clock(one.from) : set;
      button.setAttribute('aria-pressed', String(one === chosen));
      button.setAttribute('aria-label', `${title(one)}, volume ${set}`);
      button.addEventListener('click', () => { chosen = one; show(); document.querySelector('.piece[aria-pressed=true]').focus(); });
      row.append(button);
    }
    return row;
  });
  const head = document.createElement('div');
  head.className = 'head';
  const lane = document.createElement('div');
  lane.append(ruler, ...rows);
  lane.style.position = 'relative';
  head.style.left = place(at);
  lane.append(head);
  byId('tracks').replaceChildren(lane);
  if (focused) document.querySelector('.piece[aria-pressed=true]')?.focus();
  byId('length').textContent = `Durée du film : ${clock(total())}`;
  byId('chosen').textContent = chosen ? `${title(chosen)} ; durée ${clock(chosen.length)}` : 'Aucun';
  for (const id of ['cut', 'ripple', 'lift', 'volume', 'fade']) byId(id).disabled = !chosen;
  byId('undo').disabled = !past.length;
  if (chosen) {
    byId('volume').value = String(chosen.volume);
    byId('fade').checked = chosen.fade;
  }
  look();
}

function look() {
  byId('at').value = String(at);
  byId('clock').textContent = clock(at);
  const seen = under(0, at);
  const [, words, colour] = seen ? shot(seen.start + at - seen.from) ?? [0, 'Image noire', '#000'] : [0, 'Image noire', '#000'];
  byId('what').textContent = `À ${clock(at)} : ${words}`;
  const heard = project.tracks.map((track, index) => ({ track, one: under(index, at) })).filter(({ track, one }) => one && track.kind !== 'picture');
  byId('sound').textContent = heard.length ? heard.map(({ track, one }) => `${track.name} à ${one.volume} %`).join('\n') : project.tracks.length > 1 ? 'Silence' : '';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 320 180');
  svg.setAttribute('aria-hidden', 'true');
  const index = project.shots.findIndex(([, text]) => text === words);
  const sway = (at % 8) * 6;
  const art = index < 0 ? '' : [
    `<circle cx="${70 + sway}" cy="70" r="34" fill="#fff" opacity=".35"/><rect y="130" width="320" height="50" fill="#000" opacity=".25"/>`,
    `<rect x="${60 + sway}" y="40" width="90" height="110" rx="20" fill="#fff" opacity=".28"/><circle cx="230" cy="80" r="40" fill="#000" opacity=".2"/>`,
    `<path d="M0 150Q${80 + sway} 90 160 140T320 120V180H0Z" fill="#fff" opacity=".3"/>`,
  ][index % 3];
  svg.innerHTML = `<rect width="320" height="180" fill="${colour}"/>${art}<rect x="8" y="146" width="304" height="26" rx="4" fill="#000" opacity=".62"/><text x="160" y="164" font-size="14" fill="#fff" text-anchor="middle" font-family="Arial, sans-serif">${words}</text>`;
  byId('picture').replaceChildren(svg);
}

function say(message, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = message;
  if (message) byId('status').scrollIntoView({ block: 'nearest' });
}

function go(to) {
  at = Math.min(Math.max(0, Math.round(to) || 0), Math.max(0, total()));
  show();
}

for (const button of document.querySelectorAll('[data-go]')) button.addEventListener('click', () => go(at + Number(button.dataset.go)));
byId('at').addEventListener('change', () => go(Number(byId('at').value)));
byId('project').addEventListener('change', () => open(Number(byId('project').value)));
projects.forEach((one, index) => byId('project').append(new Option(one.name, String(index))));

byId('cut').addEventListener('click', () => {
  // A press on the piece chosen, or on the one of the same track that lies under the head.
  const one = chosen.from < at && at < end(chosen) ? chosen : under(chosen.track, at);
  if (!one || one.from === at) return say('La tête de lecture n’est pas à l’intérieur d’un morceau de cette piste.');
  keep();
  const first = at - one.from;
  const second = { ...one, from: at, start: one.start + first, length: one.length - first };
  one.length = first;
  one.fade = false;
  pieces.push(second);
  chosen = second;
  show();
  say(`Coupé à ${clock(at)}. Le morceau de droite est choisi.`);
});

function remove(close) {
  keep();
  const gone = chosen;
  pieces = pieces.filter(one => one !== gone);
  if (close) for (const one of pieces) if (one.track === gone.track && one.from >= end(gone)) one.from -= gone.length;
  const left = on(gone.track);
  chosen = left.find(one => one.from >= gone.from) ?? left.at(-1) ?? pieces[0] ?? null;
  at = Math.min(at, total());
  show();
  say(`Morceau supprimé : ${clock(gone.length)} de moins sur la piste ${project.tracks[gone.track].name}.`);
}
byId('ripple').addEventListener('click', () => remove(true));
byId('lift').addEventListener('click', () => remove(false));

byId('volume').addEventListener('change', () => { if (!chosen) return; keep(); chosen.volume = Number(byId('volume').value); show(); say(`Volume du morceau : ${chosen.volume} %.`); });
byId('fade').addEventListener('change', () => { if (!chosen) return; keep(); chosen.fade = byId('fade').checked; show(); say(chosen.fade ? 'Fondu ajouté à la fin du morceau.' : 'Fondu retiré.'); });
byId('undo').addEventListener('click', () => {
  if (!past.length) return;
  const [before, index] = past.pop();
  pieces = before;
  chosen = pieces[index] ?? pieces[0] ?? null;
  show();
  say('La dernière action est annulée.');
});
byId('reset').addEventListener('click', () => { open(projects.indexOf(project)); say('Le projet est revenu au départ.'); });

// One letter a second: which shot is seen.
function film() {
  let seen = '';
  for (let time = 0; time < total(); time++) {
    const one = under(0, time);
    seen += one ? String.fromCharCode(97 + project.shots.indexOf(shot(one.start + time - one.from))) : '-';
  }
  return seen;
}

function whole(skip = []) {
  let last = 0;
  return project.shots.map(([until], index) => {
    const text = String.fromCharCode(97 + index).repeat(skip.includes(index) ? 0 : until - last);
    last = until;
    return text;
  }).join('');
}

function right() {
  if (project.bad) return film() === whole(project.bad);
  const { total: length, voice: [from, to], under: low, over: high, voiceVolume = 100 } = project.mix;
  if (total() !== length || film() !== whole()) return false;
  for (let time = 0; time < length; time++) {
    const [voice, music] = [under(1, time), under(2, time)];
    const speaks = time >= from && time < to;
    if (Boolean(voice) !== speaks || (voice && (voice.volume !== voiceVolume || voice.start + time - voice.from !== time - from))) return false;
    if (!music || music.volume !== (speaks ? low : high)) return false;
  }
  const music = on(2);
  return music.at(-1).fade && music.slice(0, -1).every(one => !one.fade);
}

byId('export').addEventListener('click', () => {
  const about = `Film exporté, ${clock(total())}.`;
  if (!right()) return say(`${about} Il ne suit pas toute la consigne : repassez le film et comparez.`);
  let sum = 29 + 19 * projects.indexOf(project);
  for (const sign of film() + project.brief.join('')) sum = (sum * 37 + sign.codePointAt(0)) % 8999;
  say(`${about} La consigne est suivie. Numéro du film : ${1000 + sum}`, true);
});

open(0);
