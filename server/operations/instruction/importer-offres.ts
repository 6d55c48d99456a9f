import { randomUUID } from 'node:crypto';
import { lireLignesOffres } from '../../../domain/offre/colonnes-csv.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { type CaracteristiquesOffre, lireSaisieOffre, type RefusOffre } from '../../../domain/offre/saisie-offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { OffreId } from '../../../domain/shared/ids.ts';
import { ok } from '../../../domain/shared/result.ts';
import { publierOffres } from '../../../db/central/apply/offre.ts';
import { annonceBailleur, annoncer } from '../../../db/central/feed/annoncer.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { referencesPrises } from '../../../db/central/views/offres-bailleur.ts';
import { ligneOffre } from '../../courriel/messages/ecritures.ts';
import type { Traitement } from '../contexte.ts';
import { communeParInsee, nouvelleOffre } from './nouvelle-offre.ts';
import { lireTableau } from './tableau-csv.ts';

interface LigneJugee {
  readonly ligne: number;
  readonly reference: string;
  readonly resume: string;
  readonly refus: RefusOffre[];
  /** Null si la ligne est refusée. */
  readonly offre: CaracteristiquesOffre | null;
}

/** Publier un fichier d'offres : chaque ligne est jugée, avec toutes ses raisons ; une seule refusée, et rien n'est publié. */
export const importerOffres: Traitement<'bailleur.importer'> = async ({ pool, appelant, jour, journaliser }, { csv, publier }) => {
  const saisies = lireLignesOffres(lireTableau(csv));
  if (!saisies.ok) return saisies;
  const lues = saisies.value.map(({ ligne, saisie }) => jugerLigne(ligne, saisie, jour));
  const { bailleurId } = appelant;
  return enTransaction(pool, { bailleurId }, async (tx) => {
    const prises = await referencesPrises(
      tx,
      bailleurId,
      lues.map((l) => l.reference),
    );
    const jugees = refuserLesDoublons(lues, prises);
    const offres = jugees.flatMap((l) => (l.offre === null ? [] : [nouvelleOffre(OffreId.parse(randomUUID()), l.offre, appelant, jour)]));
    const tout = publier && jugees.every((l) => l.refus.length === 0);
    if (tout) {
      await journaliser(tx, null, { offres: offres.length });
      await annoncer(tx, [annonceBailleur(bailleurId)]);
      await publierOffres(tx, offres);
    }
    return ok({
      publiees: tout ? offres.length : 0,
      lignes: jugees.map(({ ligne, reference, resume, refus }) => ({ ligne, reference, resume, refus })),
    });
  });
};

function jugerLigne(ligne: number, saisie: Parameters<typeof lireSaisieOffre>[0], jour: Jour): LigneJugee {
  const lue = lireSaisieOffre(saisie, { commune: communeParInsee, jour });
  const reference = saisie.reference.trim();
  if (!lue.ok) return { ligne, reference, resume: '', refus: [...lue.refus], offre: null };
  return { ligne, reference, resume: enUneLigne(lue.value), refus: [], offre: lue.value };
}

const enUneLigne = (offre: CaracteristiquesOffre): string =>
  ligneOffre({
    typologie: offre.typologie,
    commune: offre.commune.nom,
    departement: offre.commune.departement,
    loyerChargesComprises: loyerChargesComprises(offre),
  });

/** Une référence déjà publiée, ou déjà vue plus haut dans le fichier, est une raison de plus : la ligne garde les siennes. */
function refuserLesDoublons(lues: readonly LigneJugee[], prises: ReadonlySet<string>): LigneJugee[] {
  const vues = new Set(prises);
  return lues.map((lue) => {
    const { reference } = lue;
    if (reference === '') return lue;
    if (!vues.has(reference)) {
      vues.add(reference);
      return lue;
    }
    return { ...lue, offre: null, refus: [...lue.refus, { motif: 'reference_deja_publiee', reference }] };
  });
}
