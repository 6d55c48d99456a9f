import { isDeepStrictEqual } from 'node:util';
import type { Offre } from '../../../domain/offre/offre.ts';
import { lireSaisieOffre, type RefusOffre, type SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import type { BailleurId, OffreId } from '../../../domain/shared/ids.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { changerOffre, publierOffres } from '../../../db/central/apply/offre.ts';
import { annonceBailleur, annoncer } from '../../../db/central/feed/annoncer.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import { candidaturesDeLOffre } from '../../../db/central/views/instruction.ts';
import { offreDuBailleur, offreExiste, offresDuBailleur, referencesPrises } from '../../../db/central/views/offres-bailleur.ts';
import type { TraitementsDe } from '../contexte.ts';
import { communeParInsee, nouvelleOffre } from './nouvelle-offre.ts';
import { importerOffres } from './importer-offres.ts';

type Operations =
  'bailleur.offres' | 'bailleur.offre' | 'bailleur.publier' | 'bailleur.modifier' | 'bailleur.retirer' | 'bailleur.importer';

/** Les offres d'un bailleur. Celle d'un autre n'existe pas pour lui. */
export const offresDesBailleurs: TraitementsDe<Operations> = {
  async 'bailleur.offres'({ pool, appelant: { bailleurId }, consulter }, input) {
    const lues = await enTransaction(pool, { bailleurId }, (tx) => offresDuBailleur(tx, { bailleurId, ...input }), { lecture: true });
    const { etat, recherche, debut } = input;
    await consulter({ etat, recherche: recherche !== '', debut, nombre: lues.offres.length });
    return ok(lues);
  },

  async 'bailleur.offre'({ pool, appelant: { bailleurId }, consulter }, { offreId }) {
    const lue = await enTransaction(
      pool,
      { bailleurId },
      async (tx) => {
        const offre = await offreDuBailleur(tx, bailleurId, offreId);
        return offre === null ? null : { offre, candidatures: await candidaturesDeLOffre(tx, offreId, bailleurId) };
      },
      { lecture: true },
    );
    if (lue === null) return refused({ motif: 'offre_inconnue' });
    await consulter({ offre: offreId, nombre: lue.candidatures.length });
    return ok(lue);
  },

  /** L'identifiant est fait par l'écran : la même saisie envoyée deux fois ne publie qu'une offre. */
  async 'bailleur.publier'({ pool, appelant, jour, journaliser }, { offreId, saisie }) {
    const { bailleurId } = appelant;
    return enTransaction(pool, { bailleurId }, async (tx) => {
      const deja = await offreDuBailleur(tx, bailleurId, offreId, true);
      if (deja !== null) return repetition(deja, saisie);
      if (await offreExiste(tx, offreId)) return refused({ motif: 'offre_inconnue' });
      const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour });
      const prises = await raisonDeLaReference(tx, bailleurId, saisie.reference.trim());
      if (!lue.ok) return refused(lue.refus[0], ...lue.refus.slice(1), ...prises);
      if (prises[0] !== undefined) return refused(prises[0]);
      await journaliser(tx, offreId);
      await annoncer(tx, [annonceBailleur(bailleurId)]);
      await publierOffres(tx, [nouvelleOffre(offreId, lue.value, appelant, jour)]);
      return ok({});
    });
  },

  async 'bailleur.modifier'({ pool, appelant: { bailleurId }, jour, journaliser }, { offreId, saisie }) {
    return enTransaction(pool, { bailleurId }, async (tx) => {
      const avant = await ouverte(tx, bailleurId, offreId);
      if (!avant.ok) return avant;
      const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour });
      const reference = saisie.reference.trim();
      const prises = reference === avant.value.reference ? [] : await raisonDeLaReference(tx, bailleurId, reference);
      if (!lue.ok) return refused(lue.refus[0], ...lue.refus.slice(1), ...prises);
      if (prises[0] !== undefined) return refused(prises[0]);
      const apres = { ...avant.value, ...lue.value };
      // Refait tel quel : rien ne change, rien ne s'écrit.
      if (isDeepStrictEqual(apres, avant.value)) return ok({});
      await journaliser(tx, offreId);
      await annoncer(tx, [annonceBailleur(bailleurId)]);
      await changerOffre(tx, avant.value, apres);
      return ok({});
    });
  },

  /** Les candidatures déjà déposées suivent leur cours ; l'offre n'en reçoit plus. */
  async 'bailleur.retirer'({ pool, appelant: { bailleurId }, journaliser }, { offreId }) {
    return enTransaction(pool, { bailleurId }, async (tx) => {
      const avant = await ouverte(tx, bailleurId, offreId);
      if (!avant.ok) return avant;
      await journaliser(tx, offreId);
      await annoncer(tx, [annonceBailleur(bailleurId)]);
      await changerOffre(tx, avant.value, { ...avant.value, etat: 'retiree' });
      return ok({});
    });
  },

  'bailleur.importer': importerOffres,
};

/** L'offre encore publiée de ce bailleur, verrouillée. */
async function ouverte(tx: Tx, bailleurId: BailleurId, offreId: OffreId): Promise<Result<Offre, RefusOffre>> {
  const offre = await offreDuBailleur(tx, bailleurId, offreId, true);
  if (offre === null) return refused({ motif: 'offre_inconnue' });
  return offre.etat === 'publiee' ? ok(offre) : refused({ motif: 'offre_deja_close', etat: offre.etat });
}

async function raisonDeLaReference(tx: Tx, bailleurId: BailleurId, reference: string): Promise<RefusOffre[]> {
  const prises = await referencesPrises(tx, bailleurId, [reference]);
  return prises.size === 0 ? [] : [{ motif: 'reference_deja_publiee', reference }];
}

/** La saisie déjà publiée sous cet identifiant est le même acte ; une autre saisie se fait par « Modifier ». */
function repetition(deja: Offre, saisie: SaisieOffre): Result<Record<string, never>, RefusOffre> {
  const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour: deja.publieeLe });
  const meme = lue.ok && isDeepStrictEqual({ ...deja, ...lue.value }, deja);
  return meme ? ok({}) : refused({ motif: 'reference_deja_publiee', reference: deja.reference });
}
