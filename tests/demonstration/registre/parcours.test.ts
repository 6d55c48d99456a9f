import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lireNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { type RegistreDEssai, unRegistre } from '../../outils/registre.ts';
import { champsDe, codemandeurJuste, numeroDe, saisieJuste, unVisiteur, type Visiteur } from './outils.ts';

let maintenant: Date;
let registre: RegistreDEssai;
beforeAll(async () => {
  registre = await unRegistre({ horloge: () => maintenant });
});
afterAll(() => registre.fermer());
beforeEach(() => {
  maintenant = new Date('2026-11-23T22:00:00Z');
});

async function creer(champs: Record<string, string> = {}): Promise<{ readonly numero: string; readonly visiteur: Visiteur }> {
  const visiteur = unVisiteur(registre.url);
  const neuve = champsDe(await visiteur.ouvrir('/demande/nouvelle'));
  const page = await visiteur.envoyer('/demande/nouvelle', { ...neuve, ...saisieJuste, ...champs });
  expect(page.texte).toContain('Votre demande est enregistrée');
  return { numero: numeroDe(page), visiteur };
}

async function lire(numero: string) {
  const lue = await registreHttp(registre).lire(numero);
  if (lue.genre !== 'trouvee') throw new Error(lue.genre);
  return lue.demande;
}

describe('créer une demande', () => {
  test('délivre un numéro unique de dix-huit caractères, que la plateforme sait lire et retrouver', async () => {
    const { numero } = await creer();
    expect(numero).toMatch(/^0451126\d{6}GDPUB$/);
    expect(lireNumeroUnique(numero, '2026-11-23')).toEqual({ ok: true, value: { valeur: numero, type: 'nud', avis: null } });
    expect(await lire(numero)).toMatchObject({
      deposeeLe: '2026-11-23',
      valableJusquau: '2027-11-23',
      demandeur: {
        nom: 'Lefèvre',
        nomNaissance: 'Lefèvre',
        telephone: '0639980001',
        securiteSocialeMasquee: '28905',
        notificationSms: true,
      },
      codemandeur: null,
      ressources: {
        mensuelles: 1_742.36,
        revenusFiscaux: [
          { annee: 2024, montant: 19_480 },
          { annee: 2025, montant: 20_100 },
        ],
      },
      communes: [
        { nom: 'Orléans', insee: '45234' },
        { nom: 'Olivet', insee: '45232' },
      ],
      departement: '45',
      siretDemandeur: '17450430800019',
    });
  });

  test.each([
    ['Paris (75056)', /^1111126\d{6}GDPUB$/, 'nur'],
    ['Ajaccio', /^02A1126\d{6}GDPUB$/, 'nud'],
    ['97101', /^9711126\d{6}GDPUB$/, 'nud'],
  ])('à %s, le territoire du numéro est le bon', async (commune, forme, type) => {
    const { numero } = await creer({ 'communes.0.nom': commune, 'communes.nombre': '1' });
    expect(numero).toMatch(forme);
    expect((await lire(numero)).numeroUnique.type).toBe(type);
  });

  test('un double clic n’en crée qu’une', async () => {
    const visiteur = unVisiteur(registre.url);
    const champs = { ...champsDe(await visiteur.ouvrir('/demande/nouvelle')), ...saisieJuste };
    const pages = await Promise.all([1, 2, 3].map(() => visiteur.envoyer('/demande/nouvelle', champs)));
    expect(new Set(pages.map(numeroDe)).size).toBe(1);
    expect(numeroDe(pages[0]!)).not.toBe('');
  });

  test('vingt demandes à la fois ont vingt numéros', async () => {
    const numeros = await Promise.all([...Array(20)].map(() => creer().then(({ numero }) => numero)));
    expect(new Set(numeros).size).toBe(20);
  });

  test('à deux, avec un enfant, sans script : les lignes s’ajoutent par un bouton, et rien n’est perdu', async () => {
    const visiteur = unVisiteur(registre.url);
    const neuve = champsDe(await visiteur.ouvrir('/demande/nouvelle'));
    const avecLigne = await visiteur.envoyer('/demande/nouvelle', {
      ...neuve,
      ...saisieJuste,
      ...codemandeurJuste,
      action: 'ajouter.aCharge',
    });
    expect(avecLigne.html).toMatch(/id="aCharge-0-dateNaissance"[^>]*autofocus/);
    const reprise = champsDe(avecLigne);
    expect(reprise).toMatchObject({ 'demandeur.nom': 'Lefèvre', mensuelles: '1 742,36 €', page: neuve.page });
    const page = await visiteur.envoyer('/demande/nouvelle', { ...reprise, 'aCharge.0.dateNaissance': '2 3 2018', action: 'enregistrer' });
    expect(await lire(numeroDe(page))).toMatchObject({
      codemandeur: { prenom: 'Jérôme', civilite: 'monsieur' },
      menage: { lienCodemandeur: 'pacs', personnesACharge: [{ dateNaissance: '2018-03-02', enSituationHandicap: false }] },
    });
  });
});

describe('modifier sa demande', () => {
  test('la page relue et renvoyée telle quelle redonne la même demande', async () => {
    const { numero, visiteur } = await creer({ ...codemandeurJuste, 'aCharge.nombre': '1', 'aCharge.0.dateNaissance': '01/02/2020' });
    const { modifieeLe: _, ...avant } = await lire(numero);
    const page = await visiteur.envoyer('/demande/modifier', {
      ...champsDe(await visiteur.ouvrir('/demande/modifier')),
      action: 'enregistrer',
    });
    expect(page.texte).toContain('Vos informations sont enregistrées');
    expect(await lire(numero)).toMatchObject(avant);
  });

  test('la plateforme lit aussitôt les nouvelles valeurs, et le numéro ne change pas', async () => {
    const { numero, visiteur } = await creer();
    maintenant = new Date('2026-11-23T23:30:00Z');
    const champs = champsDe(await visiteur.ouvrir('/demande/modifier'));
    await visiteur.envoyer('/demande/modifier', {
      ...champs,
      mensuelles: '2100',
      'demandeur.telephone': '0639980002',
      action: 'enregistrer',
    });
    expect(await lire(numero)).toMatchObject({
      numeroUnique: { valeur: numero },
      deposeeLe: '2026-11-23',
      modifieeLe: '2026-11-23T23:30:00.000Z',
      ressources: { mensuelles: 2_100 },
      demandeur: { telephone: '0639980002' },
    });
  });

  test('deux fenêtres : la seconde apprend ce qui a changé, et rien n’est perdu', async () => {
    const { numero, visiteur } = await creer();
    const [une, autre] = [champsDe(await visiteur.ouvrir('/demande/modifier')), champsDe(await visiteur.ouvrir('/demande/modifier'))];
    await visiteur.envoyer('/demande/modifier', { ...une, 'demandeur.telephone': '0639980009', mensuelles: '1800', action: 'enregistrer' });
    const page = await visiteur.envoyer('/demande/modifier', { ...autre, mensuelles: '1900', motif: 'separation', action: 'enregistrer' });
    expect(page.statut).toBe(409);
    expect(page.texte).toContain('modifiée dans une autre fenêtre');
    expect(page.texte).toContain('Téléphone portable (demandeur) : « 0639980001 » est devenu « 0639980009 ». C’est repris ci-dessous.');
    expect(page.texte).toContain('« 1742,36 » est devenu « 1800 ». Vous aviez saisi autre chose : votre saisie, « 1900 », est gardée.');
    expect((await lire(numero)).ressources.mensuelles).toBe(1_800);

    await visiteur.envoyer('/demande/modifier', { ...champsDe(page), action: 'enregistrer' });
    expect(await lire(numero)).toMatchObject({
      demandeur: { telephone: '0639980009' },
      ressources: { mensuelles: 1_900 },
      motif: 'separation',
    });
  });

  test('retirer le codemandeur retire aussi son lien et son SIRET', async () => {
    const { numero, visiteur } = await creer(codemandeurJuste);
    const { avecCodemandeur: _, ...champs } = champsDe(await visiteur.ouvrir('/demande/modifier'));
    await visiteur.envoyer('/demande/modifier', { ...champs, action: 'enregistrer' });
    expect(await lire(numero)).toMatchObject({ codemandeur: null, siretCodemandeur: null, menage: { lienCodemandeur: null } });
  });
});

test('une séance finie renvoie à l’accueil, et le dit', async () => {
  const { visiteur } = await creer();
  maintenant = new Date('2026-11-24T10:00:01Z');
  for (const chemin of ['/demande', '/demande/modifier', '/demande/pieces'])
    expect((await visiteur.ouvrir(chemin)).texte).toContain('votre séance est finie');
});

describe('renouveler, déposer', () => {
  test('le renouvellement ajoute un an, une fois, même cliqué deux fois', async () => {
    const { numero, visiteur } = await creer();
    const champs = champsDe(await visiteur.ouvrir('/demande'));
    const pages = await Promise.all([1, 2].map(() => visiteur.envoyer('/demande/renouveler', champs)));
    expect(pages[0]!.texte).toMatch(/renouvelée|déjà valable/);
    expect((await lire(numero)).valableJusquau).toBe('2028-11-23');
    const encore = await visiteur.envoyer('/demande/renouveler', champsDe(await visiteur.ouvrir('/demande')));
    expect(encore.texte).toContain('déjà valable plus d’un an');
    expect((await lire(numero)).valableJusquau).toBe('2028-11-23');
  });

  test('une demande échue se renouvelle à partir d’aujourd’hui', async () => {
    const { numero, visiteur } = await creer();
    await registre.modifier(numero, { valableJusquau: '2026-10-01' });
    await visiteur.envoyer('/demande/renouveler', champsDe(await visiteur.ouvrir('/demande')));
    expect((await lire(numero)).valableJusquau).toBe('2027-11-23');
  });

  test('une demande modifiée ailleurs n’est pas dite renouvelée, et se renouvelle au second essai', async () => {
    const { numero, visiteur } = await creer();
    const champs = champsDe(await visiteur.ouvrir('/demande'));
    await registre.modifier(numero, { motif: 'separation' });
    const page = await visiteur.envoyer('/demande/renouveler', champs);
    expect(page.texte).toContain('elle n’est pas encore renouvelée');
    expect((await lire(numero)).valableJusquau).toBe('2027-11-23');
    expect((await visiteur.envoyer('/demande/renouveler', champsDe(page))).texte).toContain('renouvelée pour un an');
  });

  test('les pièces se cochent et se décochent ; le jour du premier dépôt reste', async () => {
    const { visiteur } = await creer(codemandeurJuste);
    const page = await visiteur.ouvrir('/demande/pieces');
    expect(page.texte).toContain('Hélène Lefèvre');
    expect(page.texte).toContain('Jérôme Lefèvre');
    const pieces = (...cles: string[]) =>
      visiteur.envoyer('/demande/pieces', new URLSearchParams(cles.map((cle): [string, string] => ['piece', cle])));
    await pieces('demandeur/cni_passeport', 'codemandeur/cni_passeport', 'demandeur/inconnue');
    maintenant = new Date('2026-11-23T23:30:00Z');
    await pieces('demandeur/cni_passeport');
    const apres = await visiteur.ouvrir('/demande/pieces');
    expect(apres.texte.match(/déposée le [\d/]+/g)).toEqual(['déposée le 23/11/2026']);
  });
});

describe('retrouver sa demande', () => {
  test('par son numéro, recopié avec des espaces, et la date de naissance', async () => {
    const { numero } = await creer();
    const visiteur = unVisiteur(registre.url);
    const page = await visiteur.envoyer('/retrouver', {
      numeroUnique: numero.toLowerCase().replace(/(.{4})/g, '$1 '),
      dateNaissance: '19/05/1989',
    });
    expect(numeroDe(page)).toBe(numero);
    expect((await visiteur.envoyer('/quitter', {})).chemin).toBe('/');
    expect((await visiteur.ouvrir('/demande')).texte).toContain('Ouvrez d’abord votre demande');
  });

  test('la même réponse pour un numéro inconnu et pour une autre date de naissance', async () => {
    const { numero } = await creer();
    const visiteur = unVisiteur(registre.url);
    const [autreDate, inconnu] = [
      await visiteur.envoyer('/retrouver', { numeroUnique: numero, dateNaissance: '20/05/1989' }),
      await visiteur.envoyer('/retrouver', { numeroUnique: numero.replace('045', '046'), dateNaissance: '19/05/1989' }),
    ];
    expect(autreDate.statut).toBe(422);
    expect(inconnu.texte.replace('046', '045')).toBe(autreDate.texte);
    expect(champsDe(autreDate)).toMatchObject({ numeroUnique: numero, dateNaissance: '20/05/1989' });
  });

  test('après dix essais sur un même numéro, il faut attendre', async () => {
    const { numero } = await creer();
    const visiteur = unVisiteur(registre.url);
    for (let essai = 0; essai < 10; essai++) await visiteur.envoyer('/retrouver', { numeroUnique: numero, dateNaissance: '20/05/1989' });
    const page = await visiteur.envoyer('/retrouver', { numeroUnique: numero, dateNaissance: '19/05/1989' });
    expect(page.statut).toBe(429);
    expect(page.texte).toContain('Réessayez dans quelques minutes');
  });
});

test('arrêté puis relancé, le registre a tout gardé, séance comprise', async () => {
  const { numero, visiteur } = await creer();
  await registre.arreter();
  await registre.demarrer();
  expect(numeroDe(await visiteur.ouvrir('/demande'))).toBe(numero);
  expect(await lire(numero)).toMatchObject({ demandeur: { nom: 'Lefèvre' } });
});
