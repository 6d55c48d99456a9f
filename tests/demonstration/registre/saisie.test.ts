import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RegistreDEssai, unRegistre } from '../../outils/registre.ts';
import { champsDe, codemandeurJuste, erreurDe, saisieJuste, unVisiteur } from './outils.ts';

let registre: RegistreDEssai;
beforeAll(async () => {
  registre = await unRegistre({ horloge: () => new Date('2026-11-23T10:00:00Z') });
});
afterAll(() => registre.fermer());

const envoyer = (champs: Record<string, string>) => unVisiteur(registre.url).envoyer('/demande/nouvelle', { ...saisieJuste, ...champs });

const d = 'demandeur';
const mauvaises: readonly (readonly [champ: string, valeur: string, erreur: RegExp])[] = [
  [`${d}.civilite`, '', /Choisissez la civilité/],
  [`${d}.civilite`, 'docteur', /Choisissez la civilité/],
  [`${d}.nom`, '   ', /Saisissez le nom d’usage/],
  [`${d}.nom`, 'x'.repeat(101), /100 caractères au plus ; vous en avez saisi 101/],
  [`${d}.prenom`, 'Hé\u0000lène', /caractère qui ne se lit pas/],
  [`${d}.dateNaissance`, '', /Saisissez la date de naissance/],
  [`${d}.dateNaissance`, '31/02/1989', /n’existe pas/],
  [`${d}.dateNaissance`, '19/05/89', /n’existe pas/],
  [`${d}.dateNaissance`, '24/11/2026', /à venir/],
  [`${d}.dateNaissance`, '01/01/1789', /trop ancienne/],
  [`${d}.telephone`, '06 39 98', /dix chiffres/],
  [`${d}.courriel`, '', /le code de sécurité y est envoyé/],
  [`${d}.courriel`, 'helene@messagerie', /nom@domaine.fr/],
  [`${d}.courriel`, 'a@b.test,c@d.test', /nom@domaine.fr/],
  [`${d}.securiteSociale`, '2890', /cinq chiffres/],
  [`${d}.siret`, '17450430800018', /mal recopié/],
  [`${d}.siret`, '1.7E+13', /que des chiffres/],
  [`${d}.siret`, '1745', /14 chiffres ; vous en avez saisi 4/],
  ['situationFamiliale', '', /situation familiale/],
  ['naissancesAttendues', '6', /de 0 à 5/],
  ['naissancesAttendues', '-1', /de 0 à 5/],
  ['mensuelles', '', /ressources mensuelles/],
  ['mensuelles', 'mille', /montant en euros/],
  ['mensuelles', '-20', /montant en euros/],
  ['aideAuLogement', '1e3', /montant en euros/],
  ['mensuelles', '99999999', /trop élevé/],
  ['revenus.0.annee', '2027', /de 2000 à 2026/],
  ['revenus.0.montant', '', /revenu fiscal/],
  ['revenus.1.annee', '2024', /déjà saisie/],
  ['logementActuel', '', /logement actuel/],
  ['motif', 'sans raison', /motif/],
  ['communes.0.nom', 'Xyzville', /Aucune commune/],
  ['communes.0.nom', '99999', /Aucune commune/],
  ['communes.0.nom', 'Saint-Denis', /Plusieurs communes/],
  ['communes.0.nom', 'Orl', /Plusieurs communes/],
  ['communes.1.nom', 'Orléans', /déjà demandée/],
];

describe('une mauvaise valeur', () => {
  test.each(mauvaises)(
    '%s « %s » : l’erreur est à côté du champ, et rien de ce qui était saisi n’est perdu',
    async (champ, valeur, erreur) => {
      const page = await envoyer({ [champ]: valeur });
      expect(page.statut).toBe(422);
      expect(erreurDe(page, champ)).toMatch(erreur);
      expect(page.html).toContain(`<a href="#${champ.replaceAll('.', '-')}"`);
      expect(page.html).toContain('<title>Erreur');
      const { action: _, ...attendue }: Record<string, string> = { ...saisieJuste, [champ]: valeur };
      const rendue = champsDe(page);
      // Une liste de choix ne peut pas montrer un code qu'elle n'a pas.
      const perdue = valeur === 'docteur' || valeur === 'sans raison';
      const montree = (nom: string) => (perdue && nom === champ ? '' : attendue[nom]);
      for (const nom of Object.keys(attendue)) expect(`${nom} : ${rendue[nom] ?? ''}`).toBe(`${nom} : ${montree(nom)}`);
    },
  );

  test('toutes les erreurs sont dites à la fois', async () => {
    const page = await envoyer({
      'demandeur.nom': '',
      'demandeur.courriel': '',
      mensuelles: 'x',
      'communes.0.nom': '',
      'communes.1.nom': '',
    });
    expect(page.texte).toContain('4 informations sont à revoir');
  });

  test('le résumé des erreurs est dans l’ordre des champs de la page', async () => {
    const page = await unVisiteur(registre.url).envoyer('/demande/nouvelle', { avecCodemandeur: 'oui', 'revenus.0.annee': '2024' });
    const fautifs = [...page.html.matchAll(/<(?:input|select)\b[^>]*\bid="([^"]+)"[^>]*aria-invalid/g)].map(([, id]) => `#${id}`);
    expect(fautifs.length).toBeGreaterThan(15);
    expect([...page.html.matchAll(/<li><a href="(#[^"]+)"/g)].map(([, ancre]) => ancre)).toEqual(fautifs);
  });

  test('un champ du codemandeur n’est lu que s’il y en a un', async () => {
    const faux: Record<string, string> = { ...codemandeurJuste, 'codemandeur.dateNaissance': 'hier' };
    expect(erreurDe(await envoyer(faux), 'codemandeur.dateNaissance')).toMatch(/n’existe pas/);
    const { avecCodemandeur: _, ...sans } = faux;
    expect((await envoyer(sans)).texte).toContain('Votre demande est enregistrée');
  });

  test('les communes possibles sont proposées, les plus peuplées d’abord', async () => {
    const page = await envoyer({ 'communes.0.nom': 'Saint-Denis' });
    expect(page.html).toContain('<option value="Saint-Denis (97411)">');
    expect(page.html).toContain('<option value="Saint-Denis (93066)">');
    expect(page.html).toMatch(/id="communes-0-nom"[^>]*list="communes-0-nom-liste"/);
  });
});

test('un numéro de sécurité sociale entier est refusé, et n’est pas même renvoyé à l’écran (D7)', async () => {
  const page = await envoyer({ 'demandeur.securiteSociale': '2 89 05 00 000 000 00' });
  expect(page.statut).toBe(422);
  expect(erreurDe(page, 'demandeur.securiteSociale')).toContain('jamais enregistré');
  expect(page.html).not.toMatch(/2 ?89 ?05 ?00/);
  expect(champsDe(page)['demandeur.securiteSociale']).toBe('28905');
});

test('ce qui est tapé reste du texte : ni balise, ni attribut', async () => {
  const page = await envoyer({ 'demandeur.nom': '"><script>alert(1)</script>', mensuelles: '' });
  expect(page.html).not.toContain('<script');
  expect(champsDe(page)['demandeur.nom']).toBe('"><script>alert(1)</script>');
});

describe('qui peut parler au registre', () => {
  const poster = (entetes: Record<string, string>) =>
    fetch(`${registre.url}/demande/nouvelle`, { method: 'POST', body: new URLSearchParams(saisieJuste), headers: entetes });

  test.each([
    ['d’un autre site', { origin: 'https://ailleurs.test' }],
    ['sans origine', {}],
    ['d’une origine cachée', { origin: 'null' }],
  ])('un formulaire %s est refusé', async (_, entetes) => {
    const reponse = await poster(entetes);
    expect(reponse.status).toBe(403);
    expect(await reponse.text()).toContain('Rien n’a été enregistré');
  });

  test('un nom de domaine qui mène ici est refusé', async () => {
    const statut = await new Promise((fait, echec) => {
      const { port } = new URL(registre.url);
      request({ host: '127.0.0.1', port, path: '/', headers: { host: `registre.test:${port}` } }, (reponse) => {
        reponse.resume();
        fait(reponse.statusCode);
      })
        .on('error', echec)
        .end();
    });
    expect(statut).toBe(421);
  });

  test.each([
    ['sans secret', {}],
    ['avec un autre secret', { 'x-registre-secret': 'autre' }],
    ['avec un secret vide', { 'x-registre-secret': '' }],
  ])('l’accès de la plateforme %s est refusé', async (_, headers) => {
    for (const chemin of ['/api/demandes/0450526000001GDPUB', '/api/demandes/0450526000001GDPUB/code']) {
      const reponse = await fetch(registre.url + chemin, { headers, ...(chemin.endsWith('code') ? { method: 'POST' } : {}) });
      expect(reponse.status).toBe(401);
    }
  });

  test('aucune page ne laisse entrer de script, et toutes disent que c’est une démonstration', async () => {
    const visiteur = unVisiteur(registre.url);
    await visiteur.envoyer('/demande/nouvelle', saisieJuste);
    for (const chemin of ['/', '/demande/nouvelle', '/demande', '/demande/modifier', '/demande/pieces', '/nulle-part']) {
      const page = await visiteur.ouvrir(chemin);
      expect(page.entetes.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.entetes.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.entetes.get('cache-control')).toBe('no-store');
      expect(page.texte).toContain('Portail d’enregistrement (démonstration)');
      expect(page.texte).toContain('données fictives');
    }
  });

  test.each([
    ['un corps trop gros', 'a='.padEnd(200 << 10, 'x'), 'application/x-www-form-urlencoded', 413],
    ['un autre type', '{}', 'application/json', 422],
    ['un type inconnu', 'x', 'text/html', 415],
  ])('%s ne fait rien tomber', async (_, body, type, statut) => {
    const reponse = await fetch(`${registre.url}/demande/nouvelle`, {
      method: 'POST',
      body,
      headers: { origin: registre.url, 'content-type': type },
    });
    expect(reponse.status).toBe(statut);
    expect((await fetch(registre.url)).status).toBe(200);
  });
});
