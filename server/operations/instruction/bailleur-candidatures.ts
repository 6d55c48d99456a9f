import type { Auteur } from '../../../domain/candidature/candidature.ts';
import { ok, refused } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { changerOffre } from '../../../db/central/apply/offre.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import { lireDossierInstruction } from '../../../db/central/views/dossier-instruction.ts';
import { lireFile } from '../../../db/central/views/instruction.ts';
import { offreDuBailleur } from '../../../db/central/views/offres-bailleur.ts';
import type { AppelantBailleur, TraitementsDe } from '../contexte.ts';
import { faireAvancer } from './avancer.ts';
import { inscrireLesDossiers } from './commission.ts';
import { dossierInstruction } from './dossier.ts';
import { filesDuBailleur } from './files.ts';

/** Les actes d'un bailleur portent le nom de l'organisme : c'est lui que l'agent connaît. */
export const auteurBailleur = ({ bailleur }: AppelantBailleur): Auteur => ({ role: 'bailleur', nom: bailleur });

type Operations = 'bailleur.candidatures' | 'bailleur.lire' | 'bailleur.decider' | 'bailleur.inscrireEnCommission';

/** Les dossiers reçus par un bailleur : jamais avant leur transmission, jamais ceux d'un autre. La base elle-même les lui cache. */
export const candidaturesDuBailleur: TraitementsDe<Operations> = {
  async 'bailleur.candidatures'({ pool, appelant: { bailleurId }, consulter }, { file, recherche, debut, nombre }) {
    const lue = await enTransaction(
      pool,
      { bailleurId },
      (tx) => lireFile(tx, filesDuBailleur, { bailleurId, recherche }, { file, debut, nombre }),
      { lecture: true },
    );
    await consulter({ file, recherche: recherche !== '', debut, nombre: lue.lignes.length });
    return ok(lue);
  },

  async 'bailleur.lire'({ pool, appelant, jour, journaliser }, { candidatureId }) {
    return enTransaction(pool, { bailleurId: appelant.bailleurId }, async (tx) => {
      const dossier = await lireDossierInstruction(tx, candidatureId);
      if (dossier === null) return refused({ motif: 'candidature_inconnue' });
      await journaliser(tx, candidatureId, { demandeId: dossier.demande.id }, dossierNomme(dossier.demande));
      return ok(dossierInstruction(dossier, [], auteurBailleur(appelant), jour));
    });
  },

  async 'bailleur.decider'(contexte, input) {
    const { pool, appelant } = contexte;
    return enTransaction(pool, { bailleurId: appelant.bailleurId }, (tx) =>
      faireAvancer(tx, contexte, auteurBailleur(appelant), input, async ({ offreId }) => {
        if (input.acte === 'signer_bail') await attribuerLOffre(tx, appelant, offreId);
      }),
    );
  },

  async 'bailleur.inscrireEnCommission'(contexte, input) {
    const { pool, appelant } = contexte;
    return enTransaction(pool, { bailleurId: appelant.bailleurId }, (tx) =>
      inscrireLesDossiers(tx, contexte, auteurBailleur(appelant), appelant.bailleurId, input),
    );
  },
};

/** Le bail est signé : le logement n'est plus à personne d'autre, et l'offre ne reçoit plus de candidature. */
async function attribuerLOffre(tx: Tx, { bailleurId }: AppelantBailleur, offreId: string): Promise<void> {
  const offre = await offreDuBailleur(tx, bailleurId, offreId, true);
  if (offre !== null && offre.etat !== 'attribuee') await changerOffre(tx, offre, { ...offre, etat: 'attribuee' });
}
