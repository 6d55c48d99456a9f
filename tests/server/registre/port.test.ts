import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { registreFichier } from '../../../server/registre/fichier.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import type { RegistreDemandes } from '../../../server/registre/registre.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { portLibre } from '../../outils/processus.ts';
import { type Mensonge, unRegistre, unRegistreMenteur } from '../../outils/registre.ts';
import { type Smtp, unSmtp } from '../../outils/smtp.ts';
import { enXml } from './outils.ts';

const numero = '0450526000001GDPUB';
const inconnu = '0450526999999GDPUB';

/** Une façon de remplir le port, que l'on peut mettre à mal. */
interface Monture {
  readonly registre: RegistreDemandes;
  /** Il ne répond plus du tout. */
  readonly taire: () => Promise<void>;
  readonly fermer: () => Promise<void>;
}

const demande = uneDemande().valeur();

const montures: readonly (readonly [string, (smtpUrl: string) => Promise<Monture>])[] = [
  [
    'par HTTP',
    async (smtpUrl) => {
      const registre = await unRegistre({ smtpUrl, demandes: [demande] });
      return { registre: registreHttp(registre), taire: registre.arreter, fermer: registre.fermer };
    },
  ],
  [
    'par fichier',
    async (url) => {
      const dossier = mkdtempSync(path.join(os.tmpdir(), 'registre-'));
      const fichier = path.join(dossier, 'demandes.xml');
      writeFileSync(fichier, enXml([demande]));
      const taire = async () => rmSync(fichier);
      const fermer = async () => rmSync(dossier, { recursive: true });
      return { registre: registreFichier({ fichier, courriel: courrielSmtp({ url }) }), taire, fermer };
    },
  ],
];

let smtp: Smtp;
beforeAll(async () => {
  smtp = await unSmtp();
});
afterAll(() => smtp.arreter());

describe.each(montures)('le registre %s', (_, monter) => {
  let monture: Monture;
  beforeEach(async () => {
    monture = await monter(smtp.url);
  });
  afterEach(() => monture.fermer());

  test('rend la demande connue, dans la forme du port', async () => {
    const lue = await monture.registre.lire(numero);
    expect(lue).toMatchObject({
      genre: 'trouvee',
      demande: {
        numeroUnique: { valeur: numero, type: 'nud' },
        demandeur: { nom: 'Lefèvre', prenom: 'Hélène', courriel: 'helene.lefevre1@messagerie.test', securiteSocialeMasquee: '28905' },
        communes: [{ insee: '45234', nom: 'Orléans', departement: '45' }],
        departement: '45',
        siretDemandeur: '17450430800019',
      },
    });
    if (lue.genre === 'trouvee') expect(DemandeDuRegistre.parse(lue.demande)).toEqual(lue.demande);
  });

  test('dit inconnue une demande qu’il n’a pas', async () => {
    expect(await monture.registre.lire(inconnu)).toEqual({ genre: 'inconnue' });
    const avant = smtp.courriels.length;
    expect(await monture.registre.envoyerCode(inconnu, '482913', 24)).toEqual({ genre: 'inconnue' });
    expect(smtp.courriels.length).toBe(avant);
  });

  test('envoie le code à l’adresse qu’il connaît, et à elle seule', async () => {
    const code = String(100_000 + Math.floor(Math.random() * 900_000));
    expect(await monture.registre.envoyerCode(numero, code, 24)).toEqual({ genre: 'envoye' });
    const recu = await smtp.attendre(({ texte }) => texte.includes(code));
    expect(recu.a).toEqual(['helene.lefevre1@messagerie.test']);
    expect(recu.texte).toContain('24 heures');
    expect(smtp.courriels.filter(({ texte }) => texte.includes(code))).toHaveLength(1);
  });

  test('dit sa panne, sans exception, quand il ne répond pas', async () => {
    await monture.taire();
    expect(await monture.registre.lire(numero)).toEqual({ genre: 'panne', motif: 'registre_injoignable' });
    expect(await monture.registre.envoyerCode(numero, '482913', 24)).toEqual({ genre: 'panne', motif: 'registre_injoignable' });
  });
});

test('le code du registre de démonstration part au nom du portail, et se dit fictif', async () => {
  const registre = await unRegistre({ smtpUrl: smtp.url, demandes: [demande] });
  await registreHttp(registre).envoyerCode(numero, '739205', 24);
  const { brut, texte } = await smtp.attendre((courriel) => courriel.texte.includes('739205'));
  const nom = /^From: (.*(?:\r?\n[ \t].*)*)/m.exec(brut)?.[1] ?? '';
  expect((await simpleParser(`From: ${nom}\n\n`)).from?.value).toEqual([
    { name: 'Portail d’enregistrement (démonstration)', address: 'no-reply@registre.test' },
  ]);
  expect(texte).toContain('DÉMONSTRATION');
  await registre.fermer();
});

describe.each(montures)('le registre %s, messagerie en panne', (_, monter) => {
  test('le dit, et lit encore les demandes', async () => {
    const monture = await monter(`smtp://127.0.0.1:${await portLibre()}`);
    expect(await monture.registre.envoyerCode(numero, '482913', 24)).toEqual({ genre: 'panne', motif: 'registre_injoignable' });
    expect(await monture.registre.lire(numero)).toMatchObject({ genre: 'trouvee' });
    await monture.fermer();
  });
});

const muets: readonly Mensonge[] = ['muet', 'coupe', 'erreur_500'];
const bavards: readonly Mensonge[] = [
  'html_en_200',
  'autre_json',
  'mauvais_types',
  'json_coupe',
  'corps_enorme',
  'redirection',
  'page_404',
  'secret_refuse',
];

describe('un registre HTTP qui répond n’importe quoi', () => {
  test.each([
    ...muets.map((mode) => [mode, 'registre_injoignable'] as const),
    ...bavards.map((mode) => [mode, 'registre_incomprehensible'] as const),
  ])('« %s » est une panne (%s), jamais une demande inconnue', async (mode, motif) => {
    const menteur = await unRegistreMenteur(mode);
    const dits: string[] = [];
    const registre = registreHttp({ url: menteur.url, secret: 's', patienceMs: 300, dire: (phrase) => dits.push(phrase) });
    expect(await registre.lire(numero)).toEqual({ genre: 'panne', motif });
    expect(await registre.envoyerCode(numero, '482913', 24)).toEqual({ genre: 'panne', motif });
    expect(dits).toHaveLength(2);
    expect(dits.join()).not.toMatch(/0450526|482913/);
    await menteur.fermer();
  });

  test('une autre demande que celle voulue n’est pas crue', async () => {
    const autre = await unRegistre({ demandes: [uneDemande(2).valeur()] });
    const registre = registreHttp(autre);
    expect(await registre.lire('0450526000002GDPUB')).toMatchObject({ genre: 'trouvee' });
    // Le registre, plus souple, retrouve la demande ; la plateforme voulait celle qu'elle a nommée.
    expect(await registre.lire('0450526 000002gdpub')).toEqual({ genre: 'panne', motif: 'registre_incomprehensible' });
    await autre.fermer();
  });
});

describe('un fichier qui va mal', () => {
  let dossier: string;
  let fichier: string;
  let dits: string[];
  let registre: RegistreDemandes;
  beforeEach(() => {
    dossier = mkdtempSync(path.join(os.tmpdir(), 'registre-'));
    fichier = path.join(dossier, 'demandes.xml');
    dits = [];
    registre = registreFichier({ fichier, courriel: courrielSmtp({ url: smtp.url }), dire: (phrase) => dits.push(phrase) });
  });
  afterEach(() => rmSync(dossier, { recursive: true }));
  const bon = enXml([demande]);

  test.each([
    ['vide', '', 'malformé'],
    ['coupé', bon.slice(0, -40), 'malformé'],
    ['en HTML', '<!doctype html><p>Maintenance</p>', 'DOCTYPE'],
    ['une entité extérieure', bon.replace('?>', '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), 'DOCTYPE'],
    ['des entités qui se multiplient', bon.replace('?>', '?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'), 'DOCTYPE'],
    ['une autre racine', '<autre/>', 'racine'],
    ['sans en-tête', bon.replace(/<ns1:dateFichier>.*?<\/ns1:dateFichier>/, ''), 'en-tête'],
    ['un autre encodage que celui annoncé', Buffer.from(bon, 'latin1'), 'encodage'],
  ])('%s : une panne, dite dans le journal sans rien citer', async (_, contenu, phrase) => {
    writeFileSync(fichier, contenu);
    expect(await registre.lire(numero)).toEqual({ genre: 'panne', motif: 'registre_incomprehensible' });
    expect(await registre.envoyerCode(numero, '482913', 24)).toEqual({ genre: 'panne', motif: 'registre_incomprehensible' });
    expect(dits).toHaveLength(1);
    expect(dits[0]).toContain(phrase);
    expect(dits[0]).not.toMatch(/0450526|Lefèvre|1989|messagerie/);
  });

  test('une demande illisible ne cache pas les autres', async () => {
    const fautive = enXml([demande, uneDemande(2).valeur()]).replace('<ns1:dateNaissance>1989-05-19', '<ns1:dateNaissance>1989-13-40');
    writeFileSync(fichier, fautive);
    expect(await registre.lire(numero)).toMatchObject({ genre: 'panne' });
    expect(await registre.lire('0450526000002GDPUB')).toMatchObject({ genre: 'trouvee' });
    expect(dits).toEqual(['Registre : demande n° 1 du fichier à revoir (demandeur.dateNaissance).']);
  });

  test('deux demandes du même numéro : aucune n’est crue', async () => {
    writeFileSync(fichier, enXml([demande, demande]));
    expect(await registre.lire(numero)).toMatchObject({ genre: 'panne', motif: 'registre_incomprehensible' });
  });

  test('le fichier remplacé est relu, et réparé il resservit', async () => {
    writeFileSync(fichier, 'rien');
    expect(await registre.lire(numero)).toMatchObject({ genre: 'panne' });
    writeFileSync(fichier, bon);
    expect(await registre.lire(numero)).toMatchObject({ genre: 'trouvee' });
    writeFileSync(fichier, bon.replaceAll('Hélène', 'Maëlle'));
    expect(await registre.lire(numero)).toMatchObject({ demande: { demandeur: { prenom: 'Maëlle' } } });
  });
});
