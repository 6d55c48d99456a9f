import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import type { z } from 'zod';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';

type Ligne = z.infer<typeof LigneDossier>;
type LigneLue = Omit<Ligne, 'communes' | 'enAttente'> & { readonly communes: string; readonly enAttente: number };

/** Ce que la liste montre de ces dossiers, dans cet ordre. Le document n'est pas lu : une frappe rend cinquante lignes. */
export function lireFenetre(db: Lecture, numeros: ArrayLike<number>): Ligne[] {
  const requete = lecture<LigneLue>(
    db,
    `
    SELECT d.id AS demandeId, d.nom, d.prenom, d.numero_unique AS numeroUnique, d.departement, d.communes,
      d.valable_jusquau AS valableJusquau, s.mandat_fin AS mandatFin, coalesce(s.rattachement, d.rattachement) AS rattachement, s.etat, s.en_attente AS enAttente
    FROM demande d JOIN situation s ON s.n = d.n WHERE d.n = ?`,
  );
  return Array.from(numeros, (n) => {
    const { communes, enAttente, ...ligne } = requete.get(n)!;
    return { ...ligne, communes: communes.split('\n'), enAttente: enAttente === 1 };
  });
}
