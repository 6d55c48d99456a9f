import { expect, test } from 'vitest';
import { ouvrirPull } from '../../db/local/apply/pull.ts';
import { effacerTraces } from '../../db/local/apply/traces.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { demandeId } from '../constructeurs/identifiants.ts';
import { CANARI, uneBasePeuplee } from '../db/local/base-peuplee.ts';
import { cle, FLUX, unDebut } from '../db/local/outils.ts';
import { compter } from './comptes.ts';
import { demandesDe, noterTraces } from './constat/traces.ts';
import { uneHistoire } from './histoire.ts';
import type { Manquement } from './verificateur/manquement.ts';
import { verifications } from './verificateur/verifier.ts';

const POSTE = 'poste:1';
const RETIREE = demandeId(7);

/** La base de ce poste, où ce qui commence ainsi ne change plus rien : la pièce de la purge que l'on oublie. */
function oublier(base: BaseLocale, ordre: string): BaseLocale {
  const preparer = base.ecriture.prepare.bind(base.ecriture);
  base.ecriture.prepare = ((sql: string) =>
    preparer(sql.startsWith(ordre) ? sql.replace(/ WHERE /, ' WHERE 0 AND ') : sql)) as typeof base.ecriture.prepare;
  return base;
}

/** Le retrait reçu, ce que le poste a encore, et ce qu'en dit le vérificateur. */
function retirer(base: BaseLocale, effacer = effacerTraces): Manquement[] {
  const histoire = uneHistoire(() => new Date(0));
  const academieId = 'orleans-tours';
  histoire.noter('base', { quoi: 'compte', id: 'g1', academieId, actif: true });
  for (const id of demandesDe(base)) {
    const retireLe = id === RETIREE ? '2026-11-23T08:00:00.000Z' : null;
    histoire.noter('base', { quoi: 'demande', id, academieId });
    histoire.noter('base', {
      quoi: 'mandat',
      id: `mandat de ${id}`,
      demandeId: id,
      academieId,
      debut: '2026-09-01',
      fin: '2027-08-31',
      retireLe,
      pouvoirs: ['voir_demande'],
    });
  }
  const flux = [{ id: FLUX[0], depuis: 1, tete: 2, repart: false }];
  histoire.noter('serveur', { quoi: 'photographie', lecture: 1, lecteur: POSTE, academieId, compteId: 'g1', jour: '2026-11-23', flux });
  ouvrirPull(base.ecriture, { ...unDebut(FLUX.map((id) => ({ id, restant: 1 }))), retraits: [RETIREE] });
  effacer(base.ecriture);
  histoire.noter(POSTE, { quoi: 'detient', lecture: 1, demandes: demandesDe(base) });
  noterTraces(histoire, POSTE, { base, cle }, new Map([[RETIREE, CANARI.toLowerCase()]]));
  return verifications['I-10'](histoire.evenements);
}

test('la purge entière ne laisse rien à dire au vérificateur', () => {
  expect(retirer(uneBasePeuplee())).toEqual([]);
});

test.each([
  ['pour l’index de recherche', 'DELETE FROM recherche', 'l’index de recherche'],
  ['pour la demande', 'DELETE FROM demande', `garde la demande ${RETIREE}`],
  ['pour ses candidatures', 'DELETE FROM candidature', 'la table « candidature »'],
  ['pour ses actes en attente', 'DELETE FROM effet', 'la table « effet »'],
  ['pour les raisons d’un refus', 'UPDATE divergence', 'la table « divergence »'],
])('la purge oubliée %s : le vérificateur le voit, et dit I-10', (_, ordre, ou) => {
  const manquements = retirer(oublier(uneBasePeuplee(), ordre));
  expect([...new Set(manquements.map((m) => m.invariant))]).toEqual(['I-10']);
  expect(manquements.map((m) => m.phrase).join('\n')).toContain(ou);
  compter('purges oubliées vues', 1);
});

test('les octets jamais effacés : le vérificateur le voit, et dit I-10', () => {
  const manquements = retirer(uneBasePeuplee(), () => false);
  expect(manquements.map((m) => [m.invariant, m.phrase.split(' : ')[1]])).toContainEqual(['I-10', 'les octets de la base']);
  compter('purges oubliées vues', 1);
});
