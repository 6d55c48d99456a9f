import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { semer } from '../../db/central/apply/semer.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { creerServeur } from '../../server/compose.ts';
import { registreAbsent } from '../../server/registre/absent.ts';
import type { ZodApp } from '../../server/zod-app.ts';
import { gestionnaireId, orleansTours, posteId } from '../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../constructeurs/jours.ts';
import { uneBaseCentrale, type BaseCentrale } from '../outils/postgres.ts';
import { academies, ADRESSE_PUBLIQUE, GESTIONNAIRE, MOT_DE_PASSE } from './outils.ts';

let base: BaseCentrale;
let direct: ZodApp;
let derriere: ZodApp;
let maintenant = Date.parse(midi());
beforeAll(async () => {
  base = await uneBaseCentrale();
  const gestionnaire = {
    id: gestionnaireId(1),
    academieId: orleansTours,
    role: 'gestionnaire',
    courriel: GESTIONNAIRE,
    motDePasse: MOT_DE_PASSE,
    nom: 'Moreau',
    prenom: 'Camille',
  } as const;
  await semer(base.pool, { jour: aujourdhui, academies, comptes: [gestionnaire], demandes: [], mandats: [], candidatures: [], offres: [] });
  const options = {
    pool: base.pool,
    horloge: () => new Date(maintenant),
    annonces: { abonner: () => () => undefined, fermer: async () => undefined },
    registre: registreAbsent,
    adressePublique: () => ADRESSE_PUBLIQUE,
    demonstration: null,
    debit: 100_000,
  };
  direct = await creerServeur(options);
  derriere = await creerServeur({ ...options, mandataires: '10.0.0.1' });
});
afterAll(async () => {
  await direct.close();
  await derriere.close();
  await base.fermer();
});
beforeEach(() => base.pool.query('DELETE FROM essai_connexion'));

const essayer = async (app: ZodApp, courriel: string, motDePasse: string, remoteAddress: string, pretendue?: string): Promise<number> =>
  (
    await app.inject({
      method: 'POST',
      url: '/v1/session',
      remoteAddress,
      payload: { courriel, motDePasse, posteId: posteId(1), protocole: PROTOCOLE },
      ...(pretendue === undefined ? {} : { headers: { 'x-forwarded-for': pretendue } }),
    })
  ).statusCode;
/** Un mot de passe essayé sur autant de comptes différents : aucun d'eux n'atteint son propre seuil. */
const balayer = async (app: ZodApp, nombre: number, adresse: string, pretendue?: (i: number) => string): Promise<number[]> => {
  const statuts: number[] = [];
  for (let i = 0; i < nombre; i++) statuts.push(await essayer(app, `agent${i}@academie.test`, 'Un-seul-essai-1', adresse, pretendue?.(i)));
  return statuts;
};

test('un mot de passe essayé sur trente comptes arrête la source, pas les autres', async () => {
  const statuts = await balayer(direct, 32, '192.0.2.7');
  expect(statuts).toEqual([...Array<number>(30).fill(401), 429, 429]);
  expect(await essayer(direct, GESTIONNAIRE, MOT_DE_PASSE, '192.0.2.7')).toBe(429);
  expect(await essayer(direct, GESTIONNAIRE, MOT_DE_PASSE, '192.0.2.8')).toBe(200);
  maintenant += 61_000;
  expect(await essayer(direct, GESTIONNAIRE, MOT_DE_PASSE, '192.0.2.7')).toBe(200);
});

/** Vingt-huit échecs déjà comptés à chaque source connue : le calcul d'argon2id prend du temps, l'essai n'a pas à le refaire. */
const presqueAuSeuil = () => base.pool.query("UPDATE essai_connexion SET echecs = 28 WHERE cle LIKE 'source:%'");

test('les connexions réussies d’un service entier, par la même adresse, ne comptent pas', async () => {
  await balayer(direct, 1, '192.0.2.9');
  await presqueAuSeuil();
  for (let i = 0; i < 5; i++) expect(await essayer(direct, GESTIONNAIRE, MOT_DE_PASSE, '192.0.2.9')).toBe(200);
  expect(await balayer(direct, 3, '192.0.2.9')).toEqual([401, 401, 429]);
});

test('changer X-Forwarded-For à chaque essai ne trompe pas un serveur sans mandataire', async () => {
  const pretendre = (i: number) => `198.51.100.${i}`;
  await balayer(direct, 2, '192.0.2.10', pretendre);
  await presqueAuSeuil();
  expect(await balayer(direct, 3, '192.0.2.10', (i) => pretendre(50 + i))).toEqual([401, 401, 429]);
});

test('derrière un mandataire déclaré, chaque source compte pour elle ; un mandataire qui ne l’est pas n’est pas cru', async () => {
  await balayer(derriere, 1, '10.0.0.1', () => '198.51.100.1');
  await balayer(derriere, 1, '10.0.0.2', () => '198.51.100.1');
  await presqueAuSeuil();
  expect(await balayer(derriere, 3, '10.0.0.1', () => '198.51.100.1')).toEqual([401, 401, 429]);
  expect(await essayer(derriere, GESTIONNAIRE, MOT_DE_PASSE, '10.0.0.1', '198.51.100.2')).toBe(200);
  expect(await balayer(derriere, 3, '10.0.0.2', (i) => `198.51.100.${100 + i}`)).toEqual([401, 401, 429]);
});
