import type { Auteur } from '../../../domain/candidature/candidature.ts';
import type { operationsConseiller as duContrat } from '../../../domain/contract/instruction.ts';
import { ok, refused } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { autresCandidatures, lireDossierInstruction } from '../../../db/central/views/dossier-instruction.ts';
import { academiesDesCandidatures, departementsDesCandidatures, lireFile } from '../../../db/central/views/instruction.ts';
import type { AppelantConseiller, TraitementsDe } from '../contexte.ts';
import { faireAvancer } from './avancer.ts';
import { dossierInstruction } from './dossier.ts';
import { filesDuConseiller } from './files.ts';

const auteurConseiller = ({ prenom, nom }: AppelantConseiller): Auteur => ({ role: 'conseiller', nom: `${prenom} ${nom}` });

/** Le conseiller d'ALS étudie toutes les candidatures, de toutes les académies (G84, G85). */
export const operationsConseiller: TraitementsDe<keyof typeof duContrat> = {
  async 'conseiller.file'({ pool, consulter }, { file, academie, departement, recherche, debut, nombre }) {
    const lue = await enTransaction(
      pool,
      'als',
      async (tx) => ({
        ...(await lireFile(tx, filesDuConseiller, { academie, departement, recherche }, { file, debut, nombre })),
        academies: await academiesDesCandidatures(tx),
        departements: await departementsDesCandidatures(tx),
      }),
      { lecture: true },
    );
    await consulter({
      file,
      // Un code que la plateforme connaît, pas le texte reçu.
      academie: lue.academies.find((a) => a.id === academie)?.id ?? null,
      departement: lue.departements.find((d) => d === departement) ?? null,
      recherche: recherche !== '',
      debut,
      nombre: lue.lignes.length,
    });
    return ok(lue);
  },

  async 'conseiller.lire'({ pool, appelant, jour, journaliser }, { candidatureId }) {
    return enTransaction(pool, 'als', async (tx) => {
      const dossier = await lireDossierInstruction(tx, candidatureId);
      if (dossier === null) return refused({ motif: 'candidature_inconnue' });
      await journaliser(tx, candidatureId, { demandeId: dossier.demande.id }, dossierNomme(dossier.demande));
      return ok(dossierInstruction(dossier, await autresCandidatures(tx, dossier.candidature), auteurConseiller(appelant), jour));
    });
  },

  async 'conseiller.instruire'(contexte, input) {
    return enTransaction(contexte.pool, 'als', (tx) => faireAvancer(tx, contexte, auteurConseiller(contexte.appelant), input));
  },
};
