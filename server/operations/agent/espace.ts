import type { EspaceAgent } from '../../../domain/contract/agent.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { etapeAgent } from '../../../domain/demande/etape.ts';
import { estEnVigueur } from '../../../domain/mandat/mandat.ts';
import { portailDuDepartement } from '../../../domain/referentiels/portails.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { ok } from '../../../domain/shared/result.ts';
import { codeEnCours } from '../../../db/central/apply/code-securite.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import type { TraitementsDe } from '../contexte.ts';
import { chezLui, enLisantSonDossier, type ContexteAgent } from './soi.ts';

/** « Ma situation » : tout l'espace de l'agent, et la prochaine chose à faire (G60, G69). */
export const operationsEspace: TraitementsDe<'agent.espace' | 'agent.tutoriel'> = {
  'agent.espace': async (contexte) =>
    ok(
      await enLisantSonDossier(contexte, async (tx, dossier): Promise<EspaceAgent> => {
        const { appelant, instant, jour } = contexte;
        const demande = dossier?.demande ?? null;
        const mandat = dossier?.mandat ?? null;
        const { civilite, nom, prenom, courriel } = appelant;
        return {
          compte: { civilite, nom, prenom, courriel },
          tutorielVu: await tutorielVu(tx, appelant.compteId),
          etape: etapeAgent(demande),
          demande,
          academie: demande === null ? null : await academieDe(tx, demande),
          mandat,
          mandatEnVigueur: mandat !== null && estEnVigueur(mandat, jour),
          candidatureActive: dossier?.candidatures.find((c) => estActive(c.etat)) ?? null,
          portail: demande === null ? null : portailDe(contexte, demande),
          codeDemande: await codeEnCours(tx, appelant.compteId, instant),
          le: jour,
        };
      }),
    ),

  'agent.tutoriel': async (contexte) => {
    const { pool, appelant, instant } = contexte;
    await enTransaction(pool, chezLui(contexte), async (tx) => {
      const vu = await tx.query('UPDATE compte SET tutoriel_vu_le = $2 WHERE id = $1 AND tutoriel_vu_le IS NULL', [
        appelant.compteId,
        instant,
      ]);
      if (vu.rowCount === 1) await contexte.journaliser(tx, null);
    });
    return ok({});
  },
};

async function tutorielVu(tx: Tx, compteId: string): Promise<boolean> {
  const { rows } = await tx.query<{ vu: boolean }>('SELECT tutoriel_vu_le IS NOT NULL AS vu FROM compte WHERE id = $1', [compteId]);
  return rows[0]?.vu === true;
}

async function academieDe(tx: Tx, { academieId }: Demande): Promise<EspaceAgent['academie']> {
  if (academieId === HORS_ACADEMIE) return null;
  const { rows } = await tx.query<{ nom: string }>('SELECT nom FROM academie WHERE id = $1', [academieId]);
  return rows[0] ?? null;
}

/** La page de cette demande au registre, ou le portail de son département. */
const portailDe = ({ registre }: ContexteAgent, demande: Demande): string | null =>
  registre.adresse(demande.numeroUnique.valeur) ?? portailDuDepartement(demande.departement);
