'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

const types = ['Réponse courte', 'Paragraphe', 'Choix unique', 'Choix multiple', 'Date', 'Nombre'];
const rules = ['Aucune règle', 'Nombre entier', 'Nombre à virgule possible', 'Chiffres seulement', 'Texte'];

const forms = [
  {
    name: 'Stage de voile', kind: 'questions',
    wishes: ['On ne peut s’inscrire que dans un seul groupe.', 'On coche tous les repas que l’on prendra, s’il y en a.', 'Le jour d’arrivée se prend dans un calendrier.', 'La remarque peut tenir sur plusieurs lignes.', 'Le nom, le groupe et le jour d’arrivée ne peuvent pas rester vides. Le reste, si.'],
    questions: [['Nom', []], ['Groupe', ['Matin', 'Après-midi']], ['Repas pris sur place', ['Samedi midi', 'Samedi soir', 'Dimanche midi']], ['Jour d’arrivée', []], ['Remarque', []]],
    wanted: ['0', '2', '3', '4', '1'], required: '11010',
  },
  {
    name: 'Enquête de quartier', kind: 'questions',
    wishes: ['On choisit une seule rue dans la liste.', 'On coche tous les moyens de transport que l’on utilise.', 'Le nombre d’habitants du logement doit pouvoir s’additionner.', 'Chacun écrit librement ses idées, sur plusieurs lignes.', 'La rue et le nombre d’habitants ne peuvent pas rester vides. Le reste, si.'],
    questions: [['Rue', ['Du Lavoir', 'Des Vignes', 'De la Gare']], ['Moyens de transport', ['Bus', 'Vélo', 'Voiture', 'Marche']], ['Nombre d’habitants du logement', []], ['Vos idées', []], ['Prénom, pour vous répondre', []]],
    wanted: ['2', '3', '5', '1', '0'], required: '10100',
  },
  {
    name: 'Location de kayaks', kind: 'limits',
    wishes: ['Un kayak porte de 1 à 6 personnes.', 'Le code postal a toujours cinq chiffres ; certains commencent par zéro.', 'Il faut avoir 12 ans, et au plus 99. L’âge s’écrit en années entières.'],
    questions: [
      ['Nombre de personnes', [['1', 1], ['6', 1], ['0', 0], ['7', 0], ['2,5', 0], ['trois', 0]], [['3', 1], ['5', 1], ['-1', 0], ['60', 0]]],
      ['Code postal', [['29200', 1], ['01000', 1], ['9720', 0], ['972000', 0], ['29 20', 0], ['2A004', 0]], [['00000', 1], ['97434', 1], ['1000', 0]]],
      ['Âge', [['12', 1], ['99', 1], ['11', 0], ['100', 0], ['12,5', 0]], [['40', 1], ['13', 1], ['5', 0]]],
    ],
  },
  {
    name: 'Colis du commerce', kind: 'limits',
    wishes: ['Un colis pèse au moins 0,1 kg et au plus 20 kg.', 'Le code du commerce a toujours quatre chiffres ; certains commencent par zéro.', 'Le mot pour le livreur est un texte : il a 3 caractères au moins et 30 au plus.'],
    questions: [
      ['Poids en kg', [['0,1', 1], ['20', 1], ['3,25', 1], ['0', 0], ['20,5', 0], ['lourd', 0]], [['7', 1], ['-2', 0], ['21', 0]]],
      ['Code du commerce', [['0042', 1], ['7310', 1], ['42', 0], ['73100', 0], ['73-1', 0]], [['0000', 1], ['A123', 0], ['731', 0]]],
      ['Mot pour le livreur', [['Sonnez à la porte verte', 1], ['2e étage', 1], ['ok', 0], ['Laissez le colis chez la voisine', 0]], [['abc', 1], ['Au fond de la cour, à gauche', 1], ['Au fond de la cour à gauche, ok', 0]]],
    ],
  },
  {
    name: 'Repas de fin d’année', kind: 'paths',
    wishes: ['Qui ne vient pas a tout de suite fini.', 'Seule une personne allergique précise son allergie ; elle continue ensuite comme les autres.', 'Tous ceux qui viennent répondent à la question du transport.', 'Seules les personnes en voiture disent combien de places elles offrent.'],
    sections: [
      ['Présence', ['Je viens', 'Je ne viens pas']], ['Régime', ['Aucun', 'Végétarien', 'Allergie']], ['Allergie', ['Après cette réponse']], ['Transport', ['En voiture', 'À pied ou en bus']], ['Places offertes', ['Après cette réponse']],
    ],
  },
  {
    name: 'Prêt de matériel', kind: 'paths',
    wishes: ['Une association donne son nom avant de choisir le matériel ; un habitant n’a pas à le faire.', 'Seule une sono demande le lieu, puis la caution.', 'Les tables passent directement à la caution.', 'Qui rapporte du matériel dit son état, et c’est fini.', 'La caution est la dernière question de ceux qui empruntent.'],
    sections: [
      ['Démarche', ['Emprunter pour une association', 'Emprunter comme habitant', 'Rapporter']], ['Nom de l’association', ['Après cette réponse']], ['Matériel', ['Des tables', 'Une sono']], ['Lieu de la sono', ['Après cette réponse']], ['Caution', ['Après cette réponse']], ['État du matériel', ['Après cette réponse']],
    ],
  },
  {
    name: 'Numéro d’adhérent', kind: 'pattern',
    wishes: ['Le numéro commence par deux lettres majuscules et un tiret.', 'Suivent quatre chiffres.', 'Il peut finir par une seule lettre, P ou E, mais ce n’est pas obligatoire.'],
    samples: [['AB-1234', 1], ['KT-0007P', 1], ['LM-5520E', 1], ['ab-1234', 0], ['A-1234', 0], ['AB1234', 0], ['AB-123', 0], ['AB-1234X', 0], ['AB-1234PE', 0]],
    more: [['ZZ-9999', 1], ['QR-4410P', 1], ['QR-44100', 0], ['ABC-1234', 0], ['AB-12345E', 0], ['AB-1234p', 0], ['A1-1234', 0], ['AB-1234|', 0], ['AB-1234,', 0]],
  },
  {
    name: 'Numéro de salle', kind: 'pattern',
    wishes: ['Le numéro commence par B ou C, puis un tiret.', 'Suit l’étage, de 0 à 3, puis deux chiffres.', 'Il peut finir par -bis, mais ce n’est pas obligatoire.'],
    samples: [['B-205', 1], ['C-011', 1], ['C-340-bis', 1], ['A-205', 0], ['B-405', 0], ['B-25', 0], ['B205', 0], ['b-205', 0], ['C-340bis', 0], ['C-340-bis-bis', 0]],
    more: [['B-000', 1], ['B-199-bis', 1], ['C-322', 1], ['C-922', 0], ['BC-205', 0], ['C-3222', 0], ['C-34a', 0], ['B-105-ter', 0], ['|-105', 0], [',-205', 0]],
  },
];

let form;

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

function select(id, options) {
  const made = make('select', { id });
  options.forEach((text, i) => made.append(make('option', { value: String(i), textContent: text })));
  return made;
}
const labelled = (text, field) => make('div', {}, make('label', { htmlFor: field.id, textContent: text }), field);

function table(caption, rows) {
  const head = make('tr', {}, ...['Saisie', 'Voulu', 'Obtenu'].map(text => make('th', { scope: 'col', textContent: text })));
  const body = rows.map(([typed, wanted, got]) => make('tr', { className: wanted === got ? '' : 'bad' },
    make('th', { scope: 'row', textContent: typed }), make('td', { textContent: wanted ? 'acceptée' : 'refusée' }), make('td', { textContent: `${got ? 'acceptée' : 'refusée'}${wanted === got ? '' : ' ✗'}` })));
  return make('table', {}, make('caption', { textContent: caption }), make('thead', {}, head), make('tbody', {}, ...body));
}

// ---- Types of question, required or not ----

const questions = {
  title: 'Aperçu du formulaire',
  show: () => form.questions.map(([text], i) => {
    const required = make('input', { type: 'checkbox', id: `required-${i}` });
    return make('fieldset', {}, make('legend', { textContent: `${i + 1}. ${text}` }), make('div', { className: 'fields' },
      labelled('Type de question', select(`type-${i}`, types)),
      make('p', { className: 'tick' }, required, make('label', { htmlFor: required.id, textContent: 'Réponse obligatoire' }))));
  }),
  result: () => form.questions.map(([text, options], i) => {
    const type = Number(byId(`type-${i}`).value);
    const box = make('p', { className: 'preview' }, make('strong', { textContent: text }));
    if (byId(`required-${i}`).checked) box.append(make('span', { className: 'star', textContent: '* obligatoire' }));
    const choices = options.length ? options : ['Option 1', 'Option 2'];
    if (type === 2 || type === 3) choices.forEach(option => box.append(make('span', { textContent: `${type === 2 ? '○' : '☐'} ${option}` })));
    else box.append(make('span', { className: `line ${type === 1 ? 'tall' : ''}`, textContent: type === 4 ? 'jj/mm/aaaa' : type === 5 ? '0' : '' }));
    return box;
  }),
  left: () => form.wanted.filter((type, i) => byId(`type-${i}`).value !== type).length
    + [...form.required].filter((sign, i) => byId(`required-${i}`).checked !== (sign === '1')).length,
};

// ---- Limits of an entry ----

const number = text => /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
const edge = (id, otherwise) => byId(id).value.trim() === '' ? otherwise : number(byId(id).value.trim());

function accepts(i, entry) {
  const rule = Number(byId(`rule-${i}`).value);
  const [low, high] = [edge(`low-${i}`, -Infinity), edge(`high-${i}`, Infinity)];
  if (Number.isNaN(low) || Number.isNaN(high)) return 0;
  const within = value => Number(value >= low && value <= high);
  switch (rule) {
    case 0: return 1;
    case 1: return /^[+-]?\d+$/.test(entry) ? within(Number(entry)) : 0;
    case 2: return Number.isNaN(number(entry)) ? 0 : within(number(entry));
    case 3: return /^\d+$/.test(entry) ? within(entry.length) : 0;
    default: return within(entry.length);
  }
}

const limits = {
  title: 'Saisies d’essai',
  show: () => form.questions.map(([text], i) => {
    const rule = select(`rule-${i}`, rules);
    const [low, high] = ['low', 'high'].map(id => make('input', { type: 'text', inputMode: 'decimal', id: `${id}-${i}`, maxLength: 8 }));
    const box = make('div', { className: 'fields' }, labelled('Règle', rule), labelled('Au moins', low), labelled('Au plus', high));
    const name = () => {
      const length = Number(rule.value) > 2;
      low.labels[0].textContent = length ? 'Caractères, au moins' : 'Valeur, au moins';
      high.labels[0].textContent = length ? 'Caractères, au plus' : 'Valeur, au plus';
      low.disabled = high.disabled = rule.value === '0';
    };
    rule.addEventListener('change', name);
    queueMicrotask(name);
    return make('fieldset', {}, make('legend', { textContent: `${i + 1}. ${text}` }), box);
  }),
  result: () => form.questions.map(([text, shown], i) => table(text, shown.map(([entry, wanted]) => [entry, wanted, accepts(i, entry)]))),
  left: () => form.questions.filter(([, shown, more], i) => [...shown, ...more].some(([entry, wanted]) => accepts(i, entry) !== wanted)).length,
};

// ---- Which section comes next ----

const answers = () => form.sections.flatMap(([, texts], at) => texts.map((text, i) => ({ at, text, id: `next-${at}-${i}` })));
// Walks every path; a path is what a person sees, in order.
function walks(next) {
  const found = [];
  const walk = (at, seen, said) => {
    if (at >= form.sections.length) { found.push([...said, 'fin']); return; }
    if (seen.includes(at)) { found.push([...said, `de nouveau « ${form.sections[at][0]} », sans fin`]); return; }
    form.sections[at][1].forEach((text, i) => walk(next(`next-${at}-${i}`), [...seen, at], [...said, form.sections[at][1].length > 1 ? `${form.sections[at][0]} (${text.toLowerCase()})` : form.sections[at][0]]));
  };
  walk(0, [], []);
  return found;
}
const wantedNext = {
  'Repas de fin d’année': [1, 5, 3, 3, 2, 3, 4, 5, 5],
  'Prêt de matériel': [1, 2, 5, 2, 4, 3, 4, 6, 6],
};

const paths = {
  title: 'Tous les parcours possibles',
  show: () => form.sections.map(([title, texts], at) => make('fieldset', {}, make('legend', { textContent: `Section ${at + 1} : ${title}` }), ...texts.map((text, i) => {
    const field = select(`next-${at}-${i}`, [...form.sections.map(([name], n) => `Section ${n + 1} : ${name}`), 'Fin : envoyer']);
    field.value = String(Math.min(at + 1, form.sections.length));
    return make('div', { className: 'answer' }, make('label', { htmlFor: field.id, textContent: `${text} → aller à` }), field);
  }))),
  result: () => [make('ul', {}, ...walks(id => Number(byId(id).value)).slice(0, 20).map(said => make('li', { textContent: said.join(' → ') })))],
  left: () => answers().filter(({ id }, i) => Number(byId(id).value) !== wantedNext[form.name][i]).length,
};

// ---- A pattern for an entry ----

function pattern() {
  const typed = byId('pattern').value.trim().replace(/^\^|\$$/g, '');
  if (!typed) return null;
  try {
    return new RegExp(`^(?:${typed})$`);
  } catch {
    return null;
  }
}

const patterns = {
  title: 'Saisies d’essai',
  show: () => [make('fieldset', { className: 'pattern' }, make('legend', { textContent: 'Motif que la saisie entière doit suivre' }),
    labelled('Motif', make('input', { type: 'text', id: 'pattern', maxLength: 60, autocapitalize: 'off', spellcheck: false })),
    make('ul', { className: 'help' }, ...[['[a-f]', 'une lettre de a à f ; marche aussi avec des majuscules ou des chiffres'], ['[xyz]', 'une lettre parmi x, y et z'], ['x{3}', 'trois fois x'], ['x?', 'x, ou rien'], ['(ab)?', 'la suite ab, ou rien'], ['-', 'un signe hors crochets vaut pour lui-même']]
      .map(([sign, meaning]) => make('li', {}, make('code', { textContent: sign }), ` : ${meaning}`))))],
  result: () => {
    const found = pattern();
    return found ? [table('Votre motif', form.samples.map(([entry, wanted]) => [entry, wanted, Number(found.test(entry))]))] : [make('p', { textContent: 'Le motif est vide ou ne peut pas être compris.' })];
  },
  left: () => {
    const found = pattern();
    return [...form.samples, ...form.more].filter(([entry, wanted]) => !found || Number(found.test(entry)) !== wanted).length;
  },
};

const kinds = { questions, limits, paths, pattern: patterns };
const faults = {
  questions: n => n > 1 ? `${n} réglages ne répondent pas à la demande.` : 'Un réglage ne répond pas à la demande.',
  limits: n => n > 1 ? `${n} questions acceptent ou refusent à tort.` : 'Une question accepte ou refuse à tort.',
  paths: n => n > 1 ? `${n} réponses mènent au mauvais endroit.` : 'Une réponse mène au mauvais endroit.',
  pattern: n => n > 1 ? `Sur tous nos essais, montrés ou non, ${n} sont mal jugés.` : 'Sur tous nos essais, montrés ou non, un seul est mal jugé.',
};

function open(index) {
  form = forms[index];
  byId('wishes').replaceChildren(...form.wishes.map(text => make('li', { textContent: text })));
  byId('editor').replaceChildren(...kinds[form.kind].show());
  byId('trial').hidden = true;
  say('');
}

byId('editor').addEventListener('input', () => { say(''); byId('trial').hidden = true; });
byId('editor').addEventListener('submit', event => event.preventDefault());
byId('try').addEventListener('click', () => {
  byId('trial-title').textContent = kinds[form.kind].title;
  byId('result').replaceChildren(...kinds[form.kind].result());
  byId('trial').hidden = false;
  byId('trial-title').focus();
});
byId('publish').addEventListener('click', () => {
  const left = kinds[form.kind].left();
  if (left) say(faults[form.kind](left));
  else say(`Formulaire publié. Numéro : ${code(`${form.kind}:${form.name}`)}`, true);
});
forms.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
