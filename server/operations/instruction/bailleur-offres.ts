import { isDeepStrictEqual } from 'node:util';
import type { Offre } from '../../../domain/offre/offre.ts';
import { type CaracteristiquesOffre, lireSaisieOffre, type RefusOffre, type SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import type { BailleurId, OffreId } from '../../../domain/shared/ids.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { decide, ok, refused, type Result } from '../../../domain/shared/result.ts';
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
      const dUnAutre = await offreExiste(tx, offreId);
      const jugee = dUnAutre ? refused<RefusOffre>({ motif: 'offre_inconnue' }) : await juger(tx, bailleurId, { saisie, jour });
      if (!jugee.ok) {
        // Arrivée entre les deux lectures, par l'autre envoi : c'est elle qui faisait refuser celui-ci.
        const arrivee = await offreDuBailleur(tx, bailleurId, offreId, true);
        return arrivee === null ? jugee : repetition(arrivee, saisie);
      }
      await journaliser(tx, offreId);
      await annoncer(tx, [annonceBailleur(bailleurId)]);
      await publierOffres(tx, [nouvelleOffre(offreId, jugee.value, appelant, jour)]);
      return ok({});
    });
  },

  async 'bailleur.modifier'({ pool, appelant: { bailleurId }, jour, journaliser }, { offreId, saisie }) {
    return enTransaction(pool, { bailleurId }, async (tx) => {
      const avant = await ouverte(tx, bailleurId, offreId);
      if (!avant.ok) return avant;
      const jugee = await juger(tx, bailleurId, { saisie, jour, sienne: avant.value.reference });
      if (!jugee.ok) return jugee;
      const apres = { ...avant.value, ...jugee.value };
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

/** La saisie lue, ou tout ce qui l'empêche d'être publiée. `sienne` : la référence que cette offre a déjà. */
async function juger(
  tx: Tx,
  bailleurId: BailleurId,
  { saisie, jour, sienne }: { readonly saisie: SaisieOffre; readonly jour: Jour; readonly sienne?: string },
): Promise<Result<CaracteristiquesOffre, RefusOffre>> {
  const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour });
  const reference = saisie.reference.trim();
  const prise = reference !== sienne && (await referencesPrises(tx, bailleurId, [reference])).size > 0;
  const dejaPubliee: RefusOffre[] = prise ? [{ motif: 'reference_deja_publiee', reference }] : [];
  return lue.ok ? decide(dejaPubliee, () => lue.value) : refused(lue.refus[0], ...lue.refus.slice(1), ...dejaPubliee);
}

/** La saisie déjà publiée sous cet identifiant est le même acte ; une autre saisie se fait par « Modifier ». */
function repetition(deja: Offre, saisie: SaisieOffre): Result<Record<string, never>, RefusOffre> {
  const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour: deja.publieeLe });
  const meme = lue.ok && isDeepStrictEqual({ ...deja, ...lue.value }, deja);
  return meme ? ok({}) : refused({ motif: 'reference_deja_publiee', reference: deja.reference });
}
