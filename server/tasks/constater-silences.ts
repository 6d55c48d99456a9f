import { echeanceDeReponse } from '../../domain/candidature/appliquer.ts';
import { Candidature } from '../../domain/candidature/candidature.ts';
import { instruire } from '../../domain/candidature/instruire.ts';
import { type Instant, type Jour, jourAParis } from '../../domain/shared/dates.ts';
import { faitsInstruire } from '../../db/central/facts/instruire.ts';
import { enTransaction, type Pool } from '../../db/central/open.ts';
import { faireConnaitre } from '../candidature/faire-connaitre.ts';

const systeme = { role: 'systeme', nom: 'Action Logement Services' } as const;

/**
 * Chaque minute : dix jours sans réponse à une attribution valent refus (R441-10 CCH). Rend le nombre de candidatures closes ainsi.
 * Chacune a sa transaction : deux serveurs ensemble ne le constatent qu'une fois, et un dossier en panne ne retient pas les autres (la première panne est levée à la fin).
 */
export async function constaterSilences(pool: Pool, maintenant: Date): Promise<number> {
  const instant = maintenant.toISOString();
  const jour = jourAParis(instant);
  const pannes: unknown[] = [];
  let nombre = 0;
  for (const id of await sansReponse(pool, jour)) {
    try {
      if (await constater(pool, id, instant, jour)) nombre += 1;
    } catch (erreur) {
      pannes.push(erreur);
    }
  }
  if (pannes.length > 0) throw pannes[0];
  return nombre;
}

/** Les attributions dont le délai de réponse est passé ce jour. */
async function sansReponse(pool: Pool, jour: Jour): Promise<string[]> {
  const { rows } = await enTransaction(
    pool,
    'als',
    (tx) =>
      tx.query<{ id: string; doc: string }>(
        "SELECT id, doc FROM candidature WHERE etat IN ('attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition') ORDER BY deposee_le",
      ),
    { lecture: true },
  );
  return rows.filter(({ doc }) => (echeanceDeReponse(Candidature.parse(JSON.parse(doc))) ?? jour) < jour).map((r) => r.id);
}

/** Faux si l'agent a répondu, ou si un autre serveur l'a constaté, entre-temps : la règle rejuge le dossier verrouillé. */
const constater = (pool: Pool, candidatureId: string, instant: Instant, jour: Jour): Promise<boolean> =>
  enTransaction(pool, 'als', async (tx) => {
    const dossier = await faitsInstruire(tx, candidatureId, jour);
    const decision = instruire(
      dossier?.candidature ?? null,
      { acte: 'constater_silence', texte: null },
      { auteur: systeme, instant, jour },
    );
    if (!decision.ok || dossier === null) return false;
    await faireConnaitre(tx, { candidature: decision.value, demande: dossier.demande, mandat: dossier.mandat, jour });
    return true;
  });
