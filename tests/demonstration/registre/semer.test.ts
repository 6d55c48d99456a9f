import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { genererDemonstration } from '../../../demonstration/generateur/generer.ts';
import { composer } from '../../../demonstration/registre/formulaire/composer.ts';
import { enSaisie } from '../../../demonstration/registre/formulaire/en-saisie.ts';
import { semerRegistre, versRegistre } from '../../../demonstration/registre/semer.ts';
import { lireDemande, modifierDemande } from '../../../demonstration/registre/stock.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { type BaseCentrale, uneBaseCentrale } from '../../outils/postgres.ts';
import { lancer, portLibre } from '../../outils/processus.ts';
import { unRegistre } from '../../outils/registre.ts';
import { codemandeurJuste, numeroDe, saisieJuste, unVisiteur } from './outils.ts';

const { demandes } = genererDemonstration({ graine: 3, agents: 150, offres: 5, aujourdhui });

describe('le registre semé', () => {
  let base: BaseCentrale;
  beforeAll(async () => {
    base = await uneBaseCentrale('template1');
  });
  afterAll(() => base.fermer());

  test('connaît chaque demande de la démonstration, et n’en sème aucune deux fois', async () => {
    expect(await semerRegistre(base.url, demandes)).toBe(150);
    expect(await semerRegistre(base.url, demandes)).toBe(0);
    expect((await base.pool.query('SELECT count(*) AS n FROM demande_version')).rows).toEqual([{ n: 150 }]);
  });

  test('garde ce qu’on y a fait quand on le sème de nouveau', async () => {
    const demande = uneDemande(7).valeur();
    const { valeur } = demande.numeroUnique;
    await semerRegistre(base.url, [demande]);
    expect(await modifierDemande(base.pool, valeur, 1, { motif: 'separation' }, new Date())).toBe(true);
    expect(await semerRegistre(base.url, [demande])).toBe(0);
    expect(await lireDemande(base.pool, valeur)).toMatchObject({ version: 2, demande: { motif: 'separation' } });
  });
});

test('chaque demande de la démonstration se montre dans le formulaire, et s’y relit sans changer', () => {
  for (const demande of demandes) {
    const { numeroUnique: _, deposeeLe: __, valableJusquau: ___, modifieeLe: ____, ...contenu } = versRegistre(demande);
    expect(composer(enSaisie(versRegistre(demande)), aujourdhui)).toEqual({ contenu });
  }
});

test('un numéro que la séquence atteint mais qu’une demande porte déjà est sauté', async () => {
  const horloge = () => new Date('2026-11-23T10:00:00Z');
  const prises = [0, 1, 2].map((i) =>
    uneDemande(i + 1)
      .avec({ numeroUnique: { valeur: `0451126${517_879 + i}GDPUB`, type: 'nud' } })
      .valeur(),
  );
  const registre = await unRegistre({ demandes: prises, horloge });
  const page = await unVisiteur(registre.url).envoyer('/demande/nouvelle', { ...saisieJuste, ...codemandeurJuste });
  expect(numeroDe(page)).toBe('0451126517882GDPUB');
  await registre.fermer();
});

describe('le processus du registre', () => {
  test('tué net puis relancé, il a tout gardé', async () => {
    const base = await uneBaseCentrale('template1');
    const port = String(await portLibre());
    const env = { REGISTRE_DATABASE_URL: base.url, REGISTRE_PORT: port, REGISTRE_SECRET: 'essai', SMTP_URL: 'smtp://127.0.0.1:1' };
    const demarrer = () => lancer('demonstration/registre/main.ts', env, /^Registre : (http:\S+\/)$/m);
    const premier = await demarrer();
    expect(premier.annonce).toBe(`http://127.0.0.1:${port}/`);
    const url = premier.annonce.slice(0, -1);
    const numero = numeroDe(await unVisiteur(url).envoyer('/demande/nouvelle', saisieJuste));
    await premier.tuer();
    const second = await demarrer();
    expect(await registreHttp({ url, secret: 'essai' }).lire(numero)).toMatchObject({ genre: 'trouvee' });
    expect(await second.arreter()).toBe(0);
    await base.fermer();
  });

  test.each([['REGISTRE_SECRET'], ['REGISTRE_DATABASE_URL'], ['SMTP_URL']])(
    'sans %s, il refuse de démarrer et dit pourquoi',
    async (absent) => {
      const env = { REGISTRE_DATABASE_URL: 'postgres://127.0.0.1:1/rien', REGISTRE_SECRET: 's', SMTP_URL: 'smtp://127.0.0.1:1' };
      const { [absent as keyof typeof env]: _, ...reste } = env;
      await expect(lancer('demonstration/registre/main.ts', reste, /Registre : (\S+)/)).rejects.toThrow(
        /code 2[\s\S]*Le registre a besoin de/,
      );
    },
  );
});
