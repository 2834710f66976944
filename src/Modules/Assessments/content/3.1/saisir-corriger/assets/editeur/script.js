'use strict';

const byId = id => document.getElementById(id);

// In these texts ~ stands for a no-break space.
const documents = [
  {
    name: 'Réunion', once: true, text: [
      'Lin ouvre la réunion à 18 h et remercie Linda, qui a apporté les nappes en lin.',
      'Colin présente le budget. Lin demande combien coûtent les tissus. Le lin a augmenté, répond Colin, mais Linda connaît un fournisseur moins cher.',
      'La fête aura lieu samedi. Lin et Linda tiendront la buvette, puis Lin fermera la salle. Les rideaux de lin restent dans l’armoire.',
      'Colin propose que Lin s’occupe aussi des affiches. Lin accepte, si Linda l’aide. Le linge sale sera lavé par Colin.',
      'Prochaine réunion chez Lin, mardi 4 mars. Chacun apporte un sac en lin. Lin préviendra les absents.',
    ],
  },
  {
    name: 'Journal de bord', once: true, text: [
      'Mercredi, le groupe Mer a marché jusqu’à la mer. Merci aux parents qui ont prêté des jumelles.',
      'Jeudi, Mer et Forêt ont mangé ensemble. Le vent de mer était froid. Mer a préparé la soupe, Forêt le dessert.',
      'Vendredi, le groupe Forêt a mené Mer dans les dunes. Samedi, Mer a compté les oiseaux de mer. Merles et mouettes mis à part, il y en avait peu.',
      'Mercredi prochain, les enfants de Mer recevront leurs photos. Merci de dire si Mer doit prévoir des jumelles pour aller en mer.',
      'Le groupe Mer dort au rez-de-chaussée. Mer éteint à 21 h, Forêt à 22 h. Le réveil sonne à 9 h pour Mer, un peu plus tard pour Forêt.',
    ],
  },
  {
    name: 'Programme', text: [
      'Lieu : salle des fêtes de Saint-Paul', 'Dates~: 12 et 13 avril', 'Horaires : de 10:00 à 18:30', 'Entrée~: gratuite',
      'Ateliers : poterie, vannerie, couture', 'Repas : sur réservation', 'Renseignements~: à l’accueil', 'À noter : prenez de vieux vêtements.',
      'Une question ? Écrivez-nous~!', 'Accès : bus 14, arrêt Mairie', 'Important~: le parking ferme à 19:00.', 'Rappel : les enfants restent avec un adulte.',
    ],
  },
  {
    name: 'Entretien', text: [
      '« J’ai commencé à seize ans », raconte la potière. «~Mon oncle avait un four au fond de la cour.~»',
      'Elle montre un bol : « Celui-ci a trente ans. » À côté, un pichet porte les mots «~fait main~».',
      'Son conseil aux élèves : « Ratez vite, et recommencez. » Elle rit : « Moi, je rate encore ! »',
      'Sur la porte, on lit «~Ouvert~» en toutes lettres. « Même le dimanche ? » Elle hoche la tête.',
      '«~Le dimanche aussi~», dit son voisin, «~elle ne s’arrête jamais~». Puis il ajoute : « Ou presque. »',
      'L’atelier s’appelle «~Terre et feu~», d’après un livre.',
    ],
  },
  {
    name: 'Annuaire', text: [
      'Accueil (depuis le 14.06.2021) : 02.62.55.01.18',
      'Centre de loisirs, salle 3.12 : 02.62.55.04.92',
      'Crèche, dossier 08.33.10 : 06.92.55.17.30',
      'Piscine, fermée du 01.08.2025 au 15.08.2025 : 02.62.55.20.07',
      'Médiathèque, contrat 12.44.90.1 : 02.62.55.33.61',
      'Cuisine centrale, lot 40.12.75 : 06.93.55.28.84',
      'Astreinte, version 2.0 du document : 06.92.55.90.06',
    ],
  },
  {
    name: 'Inventaire', text: [
      'Perceuse : achetée le 07/03/2019, révisée le 21/11/2023, prise de 1/2 pouce.',
      'Échelle : achetée le 15/06/2015, contrat 06/2020, fiche 4/12.',
      'Scie à onglet : achetée le 02/09/2021, prêtée le 30/01/2024 à l’équipe 3/4.',
      'Ponceuse : achetée le 11/12/2017, lot 12/0417, vendue le 05/05/2022.',
      'Compresseur : acheté le 19/10/2020, pression de 8/10 bars, révision 10/2024.',
    ],
  },
];

let text = [];
let past = [];
let shown = null;   // the pattern whose matches are marked
let current = 0;

const escape = value => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const plural = (n, one, many) => `${n} ${n > 1 ? many : one}`;

function pattern() {
  const typed = byId('find').value;
  if (!typed) return null;
  let source = byId('regex').checked
    ? typed.replaceAll('~', '\u00a0')
    : typed.split('^s').map(escape).join('\u00a0').replace(/['’]/g, '[\'’]');
  if (byId('whole').checked) source = `(?<![A-Za-zÀ-ÿ0-9])(?:${source})(?![A-Za-zÀ-ÿ0-9])`;
  return new RegExp(source, byId('case').checked ? 'g' : 'gi');
}

function wanted() {
  let made;
  try {
    made = pattern();
  } catch {
    say('Ce motif ne se lit pas : vérifiez ses parenthèses et ses barres obliques inverses.');
    return null;
  }
  if (!made) say('Tapez d’abord ce que vous cherchez.');
  else if (new RegExp(made.source, made.flags).exec('')) {
    say('Ce motif correspond aussi à rien du tout : précisez-le.');
    made = null;
  }
  return made;
}

function say(message) { byId('status').textContent = message; }

function piece(value) {
  if (byId('marks').getAttribute('aria-pressed') !== 'true') return [document.createTextNode(value)];
  return value.split(/([ \u00a0])/).filter(Boolean).map(part => {
    if (part !== ' ' && part !== '\u00a0') return document.createTextNode(part);
    const sign = document.createElement('span');
    sign.className = part === ' ' ? 'sign' : 'sign hard';
    sign.textContent = part === ' ' ? '·' : '°';
    return sign;
  });
}

function show() {
  byId('page').replaceChildren(...text.map(line => {
    const made = document.createElement('p');
    let at = 0;
    if (shown) {
      for (const found of line.matchAll(shown)) {
        made.append(...piece(line.slice(at, found.index)));
        const mark = document.createElement('mark');
        mark.append(...piece(found[0]));
        made.append(mark);
        at = found.index + found[0].length;
      }
    }
    made.append(...piece(line.slice(at)));
    if (byId('marks').getAttribute('aria-pressed') === 'true') {
      const end = document.createElement('span');
      end.className = 'sign';
      end.textContent = '¶';
      made.append(end);
    }
    return made;
  }));
  byId('undo').disabled = past.length === 0;
  byId('code').textContent = '';
}

function open(index) {
  current = index;
  text = documents[index].text.map(line => line.replaceAll('~', '\u00a0'));
  past = [];
  shown = null;
  say('');
  show();
}

function help() {
  const parts = byId('regex').checked
    ? [['\\d', ' : un chiffre. '], ['.', ' : un signe quelconque. '], ['\\.', ' : un vrai point. '], ['( )', ' : retient un morceau. '], ['$1', ', '], ['$2', '… dans « Remplacer par » : le premier morceau retenu, le deuxième…']]
    : [['^s', ' : une espace insécable. Une espace tapée au clavier est une espace simple.']];
  byId('help').replaceChildren(...parts.flatMap(([sign, words]) => {
    const code = document.createElement('code');
    code.textContent = sign;
    return [code, words];
  }));
}

documents.forEach((one, index) => byId('doc').append(new Option(one.name, String(index))));
byId('doc').addEventListener('change', () => open(Number(byId('doc').value)));
byId('regex').addEventListener('change', help);

byId('marks').addEventListener('click', () => {
  const on = byId('marks').getAttribute('aria-pressed') !== 'true';
  byId('marks').setAttribute('aria-pressed', String(on));
  show();
  say(on ? 'Marques affichées : · espace simple, ° espace insécable, ¶ fin de paragraphe.' : 'Marques masquées.');
});

byId('undo').addEventListener('click', () => {
  if (!past.length) return;
  text = past.pop();
  shown = null;
  show();
  say('Le dernier remplacement est annulé.');
});

byId('reset').addEventListener('click', () => {
  open(current);
  say('Le texte de départ est de retour.');
});

byId('panel').addEventListener('submit', event => {
  event.preventDefault();
  shown = wanted();
  show();
  if (!shown) return;
  const count = text.reduce((sum, line) => sum + [...line.matchAll(shown)].length, 0);
  say(count ? `${plural(count, 'passage trouvé', 'passages trouvés')}.` : 'Aucun passage trouvé.');
});

byId('replace').addEventListener('click', () => {
  const made = wanted();
  if (!made) return;
  let count = 0;
  const put = byId('put').value.replaceAll('^s', '\u00a0');
  const regex = byId('regex').checked;
  const next = text.map(line => line.replace(made, (...found) => {
    count++;
    if (!regex) return put;
    return put.replace(/[$\\](\d)/g, (all, n) => typeof found[n] === 'string' && Number(n) < found.length - 2 ? found[n] : n === '0' ? found[0] : '');
  }));
  if (count) {
    past.push(text);
    text = next;
  }
  shown = null;
  show();
  say(count ? `${plural(count, 'remplacement effectué', 'remplacements effectués')}.` : 'Aucun passage trouvé : rien n’a changé.');
});

// Made from the whole text as it stands: it says nothing about whether the text is right.
byId('print').addEventListener('click', () => {
  // Several small replacements would make the same text as the one that is asked.
  const early = Boolean(documents[current].once) && past.length !== 1;
  byId('code').classList.toggle('early', early);
  if (early) {
    byId('code').textContent = past.length
      ? `Ici, « Remplacer tout » ne doit servir qu’une fois. Vous l’avez utilisé ${past.length} fois : annulez, ou revenez au texte de départ.`
      : 'Faites d’abord le remplacement.';
    return;
  }
  let sum = 11 + 13 * current;
  for (const sign of text.join('\n')) sum = (sum * 31 + sign.codePointAt(0)) % 899981;
  byId('code').textContent = `Empreinte du texte : ${1000 + sum % 8999}`;
});

help();
open(0);
