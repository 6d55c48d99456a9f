import type { Input, Output } from '../../../domain/contract/index.ts';
import type { AgentRapproche } from '../../../domain/contract/rapprochement.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { communesQuiLaDemandent } from '../../../domain/offre/calculer-proximite.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { type Proximite, proximites } from '../../../domain/offre/proximite.ts';
import { rapprocher } from '../../../domain/rapprochement/rapprocher.ts';
import { departementDe } from '../../../domain/referentiels/departements.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Lecture } from '../connexion.ts';
import { lireCandidatures, lireMandat, lireRattachementJuge } from '../facts/lire.ts';
import { lecture, valeurs } from '../requete.ts';

/** Une fenêtre des offres ouvertes, et combien d'agents libres demandent la commune de chacune. */
export function listerOffresOuvertes(
  db: Lecture,
  { departement, typologie, debut, nombre }: Input<'rapprochement.offres'>,
  le: Jour,
): Output<'rapprochement.offres'> {
  const choix = [departement, typologie].filter((valeur) => valeur !== null);
  const ouvertes = `FROM offre WHERE etat = 'publiee' AND date_limite >= ?
    ${departement === null ? '' : 'AND departement = ?'} ${typologie === null ? '' : 'AND typologie = ?'}`;
  const docs = valeurs<string>(db, `SELECT doc ${ouvertes} ORDER BY date_limite, id LIMIT ? OFFSET ?`).all(le, ...choix, nombre, debut);
  return {
    le,
    total: valeurs<number>(db, `SELECT count(*) ${ouvertes}`).get(le, ...choix)!,
    offres: docs.map((doc) => {
      const offre = JSON.parse(doc) as Offre;
      return { offre, libres: compterLibres(db, offre.commune.insee, le) };
    }),
    departements: valeurs<string>(
      db,
      `SELECT DISTINCT departement FROM offre WHERE etat = 'publiee' AND date_limite >= ? ORDER BY departement`,
    ).all(le),
  };
}

/** Les agents sous mandat et sans candidature en cours qui demandent cette commune. */
const compterLibres = (db: Lecture, insee: string, le: Jour): number =>
  valeurs<number>(
    db,
    `
    SELECT count(DISTINCT c.n) FROM commune_demandee c JOIN situation s ON s.n = c.n
    WHERE c.insee IN (SELECT value FROM json_each(?)) AND s.etat IS NULL AND s.mandat_fin >= ? AND s.mandat_debut <= ?`,
  ).get(JSON.stringify(communesQuiLaDemandent(insee).demandee), le, le)!;

interface Contexte {
  readonly academieId: AcademieId;
  readonly le: Jour;
}

/** Les agents d'un onglet, chacun jugé par les règles ; le travail suit ceux qui demandent la commune, pas la taille de la base. */
export function rapprocherAgents(
  db: Lecture,
  offre: Offre,
  { proximite, debut, nombre }: Pick<Input<'rapprochement.agents'>, 'proximite' | 'debut' | 'nombre'>,
  { academieId, le }: Contexte,
): Output<'rapprochement.agents'> {
  const numeros = parOnglet(db, offre.commune.insee);
  const juges = numeros[proximite].map((n) => juger(db, n, offre, { academieId, le })).sort(parConvenance);
  return {
    le,
    offre,
    comptes: Object.fromEntries(proximites.map((p) => [p, numeros[p].length])) as Record<Proximite, number>,
    conviennent: juges.filter(({ agent }) => agent.convient).length,
    total: juges.length,
    agents: juges.slice(debut, debut + nombre).map(({ agent }) => agent),
  };
}

interface Juge {
  readonly cle: string;
  readonly agent: AgentRapproche;
}

/** Ceux qui conviennent d'abord, puis par nom : ce n'est pas un classement (D10). */
const parConvenance = (a: Juge, b: Juge): number =>
  Number(b.agent.convient) - Number(a.agent.convient) || (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0);

interface Ligne extends Pick<AgentRapproche, 'demandeId' | 'nom' | 'prenom' | 'numeroUnique'> {
  readonly cle: string;
  readonly communes: string;
  readonly etat: string | null;
  /** Rempli seulement quand un rattachement jugé ici attend de redescendre. */
  readonly rattachement: string | null;
  readonly doc: string;
}

function juger(db: Lecture, n: number, offre: Offre, contexte: Contexte): Juge {
  const { cle, communes, etat, rattachement, doc, ...qui } = lecture<Ligne>(
    db,
    `
    SELECT d.id AS demandeId, d.nom, d.prenom, d.numero_unique AS numeroUnique, d.cle_tri || d.id AS cle, d.communes, s.etat, s.rattachement, d.doc
    FROM demande d JOIN situation s ON s.n = d.n WHERE d.n = ?`,
  ).get(n)!;
  const lue = JSON.parse(doc) as Demande;
  const juge = rattachement === null ? null : lireRattachementJuge(db, qui.demandeId);
  const demande = { ...lue, rattachement: juge ?? lue.rattachement };
  const candidatures = etat === null ? [] : lireCandidatures(db, qui.demandeId);
  const verdict = rapprocher({ ...contexte, demande, mandat: lireMandat(db, qui.demandeId), candidatures, offre });
  const { empechements, eligibilite, convient } = verdict;
  const regles = eligibilite.raisons.map(({ regle, verdict: dit }) => ({ regle, verdict: dit }));
  return { cle, agent: { ...qui, communes: communes.split('\n'), convient, empechements: [...empechements], regles } };
}

/** Les demandes de chaque onglet ; chacune dans le plus proche des siens (D12). */
function parOnglet(db: Lecture, insee: string): Record<Proximite, number[]> {
  const { demandee, limitrophe } = communesQuiLaDemandent(insee);
  const departement = departementDe(insee);
  const parmi = valeurs<number>(db, 'SELECT DISTINCT n FROM commune_demandee WHERE insee IN (SELECT value FROM json_each(?))');
  const demandees = new Set(parmi.all(JSON.stringify(demandee)));
  const limitrophes = new Set(parmi.all(JSON.stringify(limitrophe)).filter((n) => !demandees.has(n)));
  const du = valeurs<number>(db, 'SELECT DISTINCT n FROM commune_demandee WHERE insee >= ? AND insee < ?').all(
    departement,
    `${departement}~`,
  );
  return {
    demandee: [...demandees],
    limitrophe: [...limitrophes],
    departement: du.filter((n) => !demandees.has(n) && !limitrophes.has(n)),
  };
}
