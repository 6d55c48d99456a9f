import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { CandidatureVue } from '../../../domain/contract/dossiers.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { CommandeId } from '../../../domain/shared/ids.ts';
import type { Lecture } from '../connexion.ts';
import { lireCandidatures, lireDemande, lireMandat } from '../facts/lire.ts';
import { lecture } from '../requete.ts';

/** Un dossier, avec ses candidatures, les plus récentes d'abord ; null si le poste ne l'a pas. */
export function lireDossier(
  db: Lecture,
  demandeId: string,
): { demande: Demande; mandat: Mandat | null; candidatures: CandidatureVue[] } | null {
  const demande = lireDemande(db, demandeId);
  if (demande === null) return null;
  const attentes = lireAttentes(db, demandeId);
  const candidatures = lireCandidatures(db, demandeId)
    .map((c): CandidatureVue => ({ ...c, attente: attentes.get(c.id) ?? null }))
    .sort((a, b) => ordre(b.deposeeLe, a.deposeeLe) || ordre(a.id, b.id));
  return { demande, mandat: lireMandat(db, demandeId), candidatures };
}

const ordre = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Attente = NonNullable<CandidatureVue['attente']>;

/** L'acte le plus récent que le serveur n'a pas encore reçu, par candidature. */
function lireAttentes(db: Lecture, demandeId: string): Map<Candidature['id'], Attente> {
  const lignes = lecture<{ entite_id: Candidature['id']; commande_id: CommandeId; nom: string; saisie_le: string }>(
    db,
    `
    SELECT e.entite_id, e.commande_id, o.nom, o.saisie_le FROM effet e JOIN outbox o ON o.commande_id = e.commande_id
    WHERE e.demande_id = ? AND e.entite = 'candidature' AND o.statut = 'a_envoyer' ORDER BY e.rang`,
  ).all(demandeId);
  return new Map(lignes.map((l) => [l.entite_id, { commandeId: l.commande_id, nom: l.nom, saisieLe: l.saisie_le }]));
}
