import { argon2Sync, randomBytes } from 'node:crypto';
import { semer } from '../../../db/central/apply/semer.ts';
import type { Pool } from '../../../db/central/open.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { gestionnaireId, orleansTours } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { academies } from '../../server/outils.ts';

/** Un gestionnaire d'Orléans-Tours ; son poste se donne lui-même un identifiant. */
export interface GestionnaireReel {
  readonly n: number;
  readonly id: string;
  readonly academieId: AcademieId;
  readonly courriel: string;
}

const GESTIONNAIRES = 12;
const DEMANDES = 10;
const OFFRES = 5;
export const MOT_DE_PASSE = 'Demonstration-2026';

export const gestionnaires: readonly GestionnaireReel[] = Array.from({ length: GESTIONNAIRES }, (_, i) => ({
  n: i + 1,
  id: gestionnaireId(100 + i),
  academieId: orleansTours,
  courriel: `gestionnaire${i + 1}@processus.test`,
}));

/** Dix agents en règle et cinq offres ouvertes, valables autour du jour vrai : l'horloge de ces processus est celle de la machine. */
export const desDemandes = (
  jour: Jour,
): { demande: Demande; mandat: ReturnType<ReturnType<typeof uneDemande>['avecMandat']>['mandat'] }[] =>
  Array.from({ length: DEMANDES }, (_, i) =>
    uneDemande(i + 1)
      .avec({ valableJusquau: ajouterJours(jour, 200) })
      .avecDemandeur({ nom: `Zqkanari${'abcdefghij'[i]!.repeat(3)}`, courriel: `zqcourriel${i + 1}@messagerie.test` })
      .avecMandat((m) => m.avecPeriode(ajouterJours(jour, -30), ajouterJours(jour, 300))),
  );

/** Remplit une base centrale migrée et vide. */
export async function peupler(pool: Pool, jour: Jour): Promise<void> {
  const dossiers = desDemandes(jour);
  const offres = Array.from({ length: OFFRES }, (_, i) =>
    uneOffre(i + 1)
      .avec({ nombreCandidatures: 0 })
      .avecDateLimite(ajouterJours(jour, 60))
      .valeur(),
  );
  const demandes = dossiers.map((d) => d.demande);
  await semer(pool, { jour, academies, comptes: [], demandes, mandats: dossiers.map((d) => d.mandat), candidatures: [], offres });
  await pool.query(
    `INSERT INTO compte (id, academie_id, role, courriel, mot_de_passe, nom, prenom)
     SELECT id, $3, 'gestionnaire', courriel, $4, 'Moreau', 'Camille' FROM unnest($1::uuid[], $2::text[]) AS g (id, courriel)`,
    [gestionnaires.map((g) => g.id), gestionnaires.map((g) => g.courriel), orleansTours, empreinteLegere()],
  );
  // Un agent qui a un compte reçoit un courriel à chaque acte : un effet de plus qui ne doit pas se répéter.
  await pool.query(
    `INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom, civilite)
     SELECT id, 'agent', courriel, 'aucun', 'Lefèvre', 'Hélène', 'madame' FROM unnest($1::uuid[], $2::text[]) AS a (id, courriel)`,
    [demandes.map((d) => d.agentId), demandes.map((d) => d.demandeur.courriel)],
  );
}

/** Le réglage d'argon2 est écrit dans chaque empreinte : celui-ci est léger, car ces essais se connectent des centaines de fois. */
function empreinteLegere(): string {
  const [memory, passes, nonce] = [64, 1, randomBytes(16)];
  const octets = argon2Sync('argon2id', { message: MOT_DE_PASSE, nonce, parallelism: 1, tagLength: 32, memory, passes });
  return ['argon2id', memory, passes, nonce.toString('base64'), octets.toString('base64')].join('$');
}
