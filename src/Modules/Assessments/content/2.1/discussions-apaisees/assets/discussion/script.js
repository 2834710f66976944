'use strict';

const byId = id => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
// The same number every time for the same result, whatever the way to it.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}
const say = text => { byId('status').textContent = text; };
const of = name => /^[AEIOUÉÈÊH]/.test(name) ? `d’${name}` : `de ${name}`;

// How a talk ends is read only once it has ended well.
const reveal = codes => codes.map((code, i) => String.fromCharCode(code ^ (37 + i % 19))).join('');
const ends = {
  local: [104, 67, 85, 75, 64, 6, 11, 203, 76, 14, 66, 85, 17, 68, 82, 26, 21, 121, 89, 5, 85, 66, 8, 91, 79, 95, 94, 66, 91, 89, 85, 17, 65, 82, 89, 80, 82, 94, 5, 86, 72, 93, 91, 10, 95, 67, 88, 90, 15, 66, 80, 92, 84, 81, 71, 22, 215, 5, 66, 66, 93, 81, 10, 17, 12, 95, 75, 65, 84, 84, 72, 30, 66, 90, 67, 68, 5, 66, 66, 94, 72, 68, 95, 12, 65, 75, 15, 91, 88, 93, 64, 69, 64, 83, 25],
  dossier: [97, 8255, 70, 75, 74, 69, 89, 72, 1, 14, 91, 69, 17, 95, 8234, 85, 70, 22, 222, 70, 73, 82, 92, 192, 4, 11, 102, 72, 14, 93, 85, 92, 87, 71, 71, 21, 90, 82, 5, 66, 72, 75, 92, 71, 78, 66, 89, 14, 74, 94, 17, 94, 90, 83, 91, 83, 23, 31, 6, 78, 68, 9, 89, 8242, 77, 93, 94, 74, 92, 93, 87, 19, 159, 21, 84, 69, 74, 83, 78, 68, 69, 69, 69, 12, 64, 71, 66, 95, 66, 83, 19, 143, 27],
};
const rooms = {
  voyage: {
    name: 'Groupe du voyage scolaire', kind: 'thread', members: '184 membres : familles et équipe du collège',
    people: ['Hugo Bertin', 'Mme Diop', 'Lila Faure', 'Tous les membres'],
    messages: [['Mme Diop', 'Bonjour, le car partira à 6 h 30 du parking nord. Merci d’arriver dix minutes avant.'], ['Hugo Bertin', 'Je m’occupe des bagages avec la compagnie de cars. Je ne lis pas tout ce groupe : mentionnez-moi.'], ['Lila Faure', 'Bonjour ! Quelle taille de valise peut-on prendre ?'], ['Sonia Wallace', 'Merci pour l’organisation !']],
  },
  quartier: {
    name: 'Groupe du quartier', kind: 'thread', members: '312 membres : voisines et voisins',
    people: ['Ilyès Zerrouki', 'Marie-Thérèse Louis', 'Tous les membres'],
    messages: [['Marie-Thérèse Louis', 'Quelqu’un a-t-il vu un chat roux près du canal ?'], ['Ilyès Zerrouki', 'Je pars dix jours. Le code de mon immeuble est 48B2 et la clé est sous le pot, si quelqu’un peut arroser !'], ['Gaëlle Morvan', 'Le marché ouvre à 8 h samedi.'], ['Patrick Nzeza', 'Pour le chat roux, regardez sous la passerelle.']],
  },
  local: {
    name: 'Un voisin en colère : Bruno', kind: 'talk', intro: 'Vous partagez un local à vélos avec Bruno. Répondez-lui pour trouver une solution ensemble.',
    start: 'ENCORE ton vélo devant ma porte !! Tu le fais exprès ou quoi ?',
    rounds: [
      [['Je ne l’ai pas fait exprès, ce n’est pas la peine de crier.', 'Je crie parce que c’est la troisième fois cette semaine !', 0], ['Je comprends, il t’empêchait de sortir. Je l’enlève tout de suite.', 'Bon. C’est quand même la troisième fois cette semaine.', 1], ['Pardon. Mais les gens du deuxième étage laissent aussi les leurs.', 'Toujours la faute des autres ! C’est la troisième fois cette semaine.', 0]],
      [['Trois fois, vraiment ? Lundi, je crois que ce n’était pas le mien.', 'Voilà, maintenant je mens. Et le râtelier qui déborde, je l’invente aussi ?', 0], ['Je te demande pardon, voilà. On peut passer à autre chose ?', 'À autre chose ? Je veux pouvoir sortir, et que ce râtelier cesse de déborder.', 0], ['C’est vrai, et c’est pénible pour toi. Le soir, le râtelier est plein.', 'Ah. Oui, il déborde depuis l’hiver, moi aussi ça m’agace.', 1]],
      [['On pourrait sortir ensemble les vieux vélos. Quel jour t’arrange ?', '', 1], ['Je peux écrire au syndic. En attendant, essaie d’être patient.', 'Patient ? Je le suis depuis l’hiver. Débrouille-toi.', 0], ['Il suffit de sortir les vieux vélos. Tu peux t’en charger samedi ?', 'Et pourquoi moi ? C’est fini, j’arrête là.', 0]],
    ],
  },
  dossier: {
    name: 'Un collègue blessé : Tristan', kind: 'talk', intro: 'Tristan a retiré un document commun après votre remarque devant toute l’équipe. Répondez-lui pour que le travail reprenne.',
    start: 'Puisque mon travail est « à refaire », je l’ai retiré. Faites donc sans moi.',
    rounds: [
      [['J’ai dit « à refaire » devant l’équipe, et c’était blessant. Je le regrette.', 'Oui, ça l’était. J’y avais passé deux soirs.', 1], ['Je regrette que tu le prennes mal. Je parlais seulement du document.', 'Donc c’est moi le problème, après deux soirs de travail ? Merci.', 0], ['On en parlera quand tu voudras, mais l’équipe a besoin du document.', 'Le document, toujours le document. J’y ai passé deux soirs, moi.', 0]],
      [['Je sais ce que c’est, j’en ai passé quatre sur ma partie.', 'Ce n’est pas un concours. Je sais bien que mars n’est pas clair.', 0], ['Alors on le garde comme il était, et on n’en parle plus.', 'Hier, tu disais le contraire. Même moi, je doute des chiffres de mars.', 0], ['Je ne le savais pas. Le plan est clair, seul mars me fait hésiter.', 'Pour mars, c’est vrai que j’avais un doute, moi aussi.', 1]],
      [['Il ne reste que mars à corriger. Tu peux me l’envoyer ce soir ?', 'Encore un soir ? Ce n’est pas à toi d’en décider. On s’arrête là.', 0], ['Veux-tu que je t’envoie mes chiffres de mars, pour les comparer ?', '', 1], ['Laisse, je peux refaire mars de mon côté, ce sera plus rapide.', '« Refaire », encore. Tu n’as donc pas changé d’avis.', 0]],
    ],
  },
  lecture: {
    name: 'Modérer : club de lecture', kind: 'moderation', today: 'Nous sommes le 20 mai.',
    cases: [
      ['Renaud', 'aucun rappel', 'Ce roman est une catastrophe : rien ne tient debout, et la fin est ridicule.'],
      ['Sarah', 'un rappel, le 3 mai', 'Seul un idiot comme Renaud peut écrire une chose pareille.'],
      ['Tibor', 'deux rappels, les 28 avril et 11 mai', 'Sarah, tu n’as jamais rien compris à rien, tu es la honte de ce club.'],
      ['Ursule', 'deux rappels, les 2 et 9 mars', 'Tibor parle trop pour quelqu’un d’aussi bête.'],
      ['Valère', 'aucun rappel', 'Je sais où tu gares ta voiture, Ursule. Attends-moi ce soir.'],
    ],
  },
  sorties: {
    name: 'Modérer : sorties en famille', kind: 'moderation', today: 'Nous sommes le 14 octobre.',
    cases: [
      ['Alban', 'deux rappels, les 21 septembre et 6 octobre', 'Je suis contre cette sortie : trop chère, trop loin, et très mal préparée.'],
      ['Béatrice', 'deux rappels, les 18 et 30 septembre', 'Alban est trop radin et trop sot pour venir avec nous.'],
      ['Cédric', 'deux rappels, les 4 juin et 2 octobre', 'Béatrice, ferme-la, tu nous fatigues avec ta petite tête.'],
      ['Dalila', 'aucun rappel', 'Cédric, si tu viens dimanche, je te casse le bras. Je suis sérieuse.'],
      ['Émile', 'aucun rappel', 'Dalila est bête à pleurer, il fallait bien que quelqu’un le dise.'],
    ],
  },
};
const charter = ['Critiquer une idée, un livre ou un projet est permis, même vivement.', 'Insulter ou rabaisser une personne : on masque le message et on rappelle la règle.', 'Une troisième insulte en moins de trente jours : on masque et on suspend une semaine. Les rappels plus anciens ne comptent plus.', 'Menacer quelqu’un : on masque et on prévient la responsable, dès la première fois.'];
const decisions = ['Choisir', 'Laisser le message', 'Masquer et rappeler la règle', 'Masquer et suspendre une semaine', 'Masquer et prévenir la responsable'];
let key = '';
let room = null;
let reply = null;
let round = 0;
let calm = 0;

byId('room').append(el('option', { value: '', textContent: 'Choisir une discussion' }), ...Object.entries(rooms).map(([id, one]) => el('option', { value: id, textContent: one.name })));
byId('charter').append(...charter.map(text => el('li', { textContent: text })));
byId('room').addEventListener('change', () => {
  key = byId('room').value;
  room = rooms[key] ?? null;
  for (const id of ['thread', 'talk', 'moderation']) byId(id).hidden = room?.kind !== id;
  say('');
  // The talk itself shows what the status only tells.
  byId('status').classList.toggle('quiet', room?.kind === 'talk');
  if (room?.kind === 'thread') startThread();
  else if (room?.kind === 'talk') startTalk();
  else if (room) startModeration();
});

function startThread() {
  byId('thread-title').textContent = room.name;
  byId('members').textContent = room.members;
  byId('text').value = '';
  byId('mention').replaceChildren(...['Personne', ...room.people].map(name => el('option', { value: name, textContent: name })));
  byId('messages').replaceChildren(...room.messages.map(([name, text], i) => el('li', {}, el('b', { textContent: name }), el('p', { textContent: text }),
    el('p', { className: 'line' },
      el('button', { type: 'button', className: 'small', textContent: 'Répondre dans le fil', 'aria-label': `Répondre dans le fil ${of(name)}, message ${i + 1}`, onclick: () => aim('fil', i, true) }),
      el('button', { type: 'button', className: 'small', textContent: 'Écrire en privé', 'aria-label': `Écrire en privé à ${name}, message ${i + 1}`, onclick: () => aim('prive', i, true) })))));
  aim('tous', -1, false);
}

function aim(kind, index, focus) {
  reply = { kind, index };
  byId('mention').value = 'Personne';
  byId('mention-line').hidden = kind === 'prive';
  byId('to-all').hidden = kind === 'tous';
  byId('target').textContent = kind === 'tous' ? 'Nouveau message à tout le groupe' : kind === 'fil' ? `Réponse dans le fil ${of(room.messages[index][0])} : « ${room.messages[index][1].slice(0, 40)}… »` : `Message privé à ${room.messages[index][0]}`;
  if (focus) byId('target').focus();
}
byId('to-all').addEventListener('click', () => aim('tous', -1, true));
byId('answer').addEventListener('submit', event => {
  event.preventDefault();
  if (!byId('text').value.trim()) return say('Écrivez quelques mots avant d’envoyer.');
  const who = reply.kind === 'prive' ? room.messages[reply.index][0] : reply.index;
  const mention = reply.kind === 'prive' ? '' : byId('mention').value;
  say(`Message envoyé. Numéro du message : ${receipt(['f', key, reply.kind, who, mention].join('/'))}.`);
  byId('text').value = '';
});

const line = (name, text, mine) => byId('lines').append(el('li', { className: mine ? 'mine' : '' }, el('b', { textContent: name }), el('p', { textContent: text })));
const other = () => room.name.split(' : ')[1];
function startTalk() {
  round = 0;
  calm = 0;
  byId('talk-title').textContent = room.name;
  byId('talk-intro').textContent = room.intro;
  byId('lines').replaceChildren();
  line(other(), room.start, false);
  choices();
}
function choices() {
  byId('next').replaceChildren(el('h3', { textContent: 'Que répondez-vous ?', tabIndex: -1 }), ...room.rounds[round].map(([text, back, good]) => el('button', { type: 'button', textContent: text, onclick: () => choose(text, back, good) })));
  if (round) byId('next').append(el('p', { className: 'line restart' }, restart('Recommencer depuis le début', 'small')));
}
const restart = (text, className) => el('button', { type: 'button', className, textContent: text, onclick: () => { startTalk(); say('La discussion reprend au début.'); byId('next').querySelector('h3').focus(); } });
function again(text) {
  byId('next').replaceChildren(restart(text, ''));
  byId('next').querySelector('button').focus();
}
function choose(text, back, good) {
  line('Vous', text, true);
  calm += good;
  round += 1;
  const over = round === room.rounds.length;
  const heard = !over ? back : calm === room.rounds.length ? reveal(ends[key]) : back || 'Je n’ai plus envie d’en parler avec toi, après ce que tu as écrit.';
  line(other(), heard, false);
  say(`${other()} répond : ${heard}`);
  if (over) return again('Recommencer la discussion');
  choices();
  byId('next').querySelector('h3').focus();
}

function startModeration() {
  byId('moderation-title').textContent = `Groupe ${room.name.split(' : ')[1]}. ${room.today}`;
  byId('cases').replaceChildren(...room.cases.map(([name, past, text], i) => el('li', {}, el('b', { textContent: name }), el('p', { className: 'muted', textContent: `Déjà reçu pour insulte : ${past}` }), el('blockquote', { textContent: text }),
    el('label', { htmlFor: `case-${i}`, textContent: `Décision pour le message ${of(name)}` }), el('select', { id: `case-${i}` }, ...decisions.map((d, n) => el('option', { value: String(n), textContent: d }))))));
}
byId('moderation').addEventListener('submit', event => {
  event.preventDefault();
  const taken = room.cases.map((_, i) => byId(`case-${i}`).value);
  if (taken.includes('0')) { say('Prenez une décision pour chaque message.'); return byId(`case-${taken.indexOf('0')}`).focus(); }
  say(`Décisions enregistrées. Numéro du rapport : ${receipt(['d', key, ...taken].join('/'))}.`);
});
