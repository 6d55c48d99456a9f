import type { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';

export { lireOffre } from '../facts/lire.ts';

/** Les offres publiées de ces départements dont la date limite n'est pas passée ce jour. */
export function offresOuvertes(db: Lecture, { departements, jour }: { departements: readonly string[]; jour: Jour }): Offre[] {
  const docs = valeurs<string>(
    db,
    `
    SELECT doc FROM offre WHERE etat = 'publiee' AND departement = ? AND date_limite >= ? ORDER BY date_limite`,
  );
  return [...new Set(departements)].flatMap((departement) => docs.all(departement, jour)).map((doc) => JSON.parse(doc) as Offre);
}
