import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import type { z } from 'zod';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';

type Ligne = z.infer<typeof LigneDossier>;
type LigneLue = Omit<Ligne, 'communes' | 'enAttente'> & { readonly communes: string | null; readonly enAttente: number };

/** Ce que la liste montre de ces dossiers, dans cet ordre. */
export function lireFenetre(db: Lecture, numeros: ArrayLike<number>): Ligne[] {
  const requete = lecture<LigneLue>(
    db,
    `
    SELECT d.id AS demandeId, d.nom, d.prenom, d.numero_unique AS numeroUnique, d.departement, d.communes,
      d.valable_jusquau AS valableJusquau, s.mandat_fin AS mandatFin, d.rattachement, s.etat, s.en_attente AS enAttente
    FROM demande d JOIN situation s ON s.n = d.n WHERE d.n = ?`,
  );
  return Array.from(numeros, (n) => {
    const { communes, enAttente, ...ligne } = requete.get(n)!;
    return { ...ligne, communes: nomsDesCommunes(communes), enAttente: enAttente === 1 };
  });
}

/** Le document vient du serveur tel quel : une forme inattendue ne doit pas priver de toute la liste. */
function nomsDesCommunes(json: string | null): string[] {
  const communes: unknown = JSON.parse(json ?? '[]');
  if (!Array.isArray(communes)) return [];
  return communes.flatMap((c: { nom?: unknown } | null) => (typeof c?.nom === 'string' ? [c.nom] : []));
}
