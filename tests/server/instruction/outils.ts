import type { Envelope } from '../../../domain/contract/envelope.ts';
import type { Input, Output, RemoteName } from '../../../domain/contract/index.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { Candidature as SchemaCandidature } from '../../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { Offre as SchemaOffre } from '../../../domain/offre/offre.ts';
import type { SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { bailleurId } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { appeler, type Plateforme, type Poste } from '../outils.ts';

/** Une opération portée au serveur ; la réponse est son enveloppe, quel que soit le cas. */
export async function faire<N extends RemoteName>(app: ZodApp, poste: Poste, nom: N, entree: Input<N>): Promise<Envelope> {
  const reponse = await appeler(app, poste, nom, entree);
  return reponse.json<Envelope>();
}

/** La même, quand elle doit réussir. */
export async function reussir<N extends RemoteName>(app: ZodApp, poste: Poste, nom: N, entree: Input<N>): Promise<Output<N>> {
  const enveloppe = await faire(app, poste, nom, entree);
  if (enveloppe.status !== 'ok') throw new Error(`${nom} : ${JSON.stringify(enveloppe)}`);
  return enveloppe.value as Output<N>;
}

/** « ok », ou les motifs du refus. */
export const issue = (enveloppe: Envelope): string[] => {
  if (enveloppe.status === 'refused') return enveloppe.refus.map((r) => (r as { motif: string }).motif);
  return [enveloppe.status];
};

/** L'offre n du bailleur 1 (ou d'un autre). */
export const offreDe = (n: number, bailleur = 1): Offre =>
  uneOffre(n)
    .avec({ bailleurId: bailleurId(bailleur), nombreCandidatures: 1 })
    .valeur();

/** Un dossier entier du même numéro : demande, mandat, offre du bailleur 1, candidature dans cet état. */
export function unDossier(n: number, etat: EtatCandidature = 'deposee', offre: Offre = offreDe(n)) {
  const { demande, mandat } = uneDemande(n).avecMandat();
  return { demande, mandat, offre, candidature: uneCandidature(n).surLOffre(offre).dansLEtat(etat).valeur() };
}
type Dossier = ReturnType<typeof unDossier>;

/** Plusieurs dossiers, prêts à semer ; une offre partagée n'y est qu'une fois. */
export const semence = (dossiers: readonly Dossier[]) => ({
  demandes: dossiers.map((d) => d.demande),
  mandats: dossiers.map((d) => d.mandat),
  offres: [...new Map(dossiers.map((d) => [d.offre.id as string, d.offre])).values()],
  candidatures: dossiers.map((d) => d.candidature),
});

const document = async (p: Plateforme, table: 'candidature' | 'offre', id: string): Promise<unknown> =>
  JSON.parse((await p.pool.query<{ doc: string }>(`SELECT doc FROM ${table} WHERE id = $1`, [id])).rows[0]!.doc);

export const candidatureEcrite = async (p: Plateforme, id: string): Promise<Candidature> =>
  SchemaCandidature.parse(await document(p, 'candidature', id));
export const offreEcrite = async (p: Plateforme, id: string): Promise<Offre> => SchemaOffre.parse(await document(p, 'offre', id));

/** Les courriels déposés pour cette candidature : l'adresse et le sujet, dans l'ordre des événements. */
export const courriels = async (p: Plateforme, prefixe: string): Promise<{ cle: string; a: string; sujet: string; texte: string }[]> =>
  (
    await p.pool.query<{ cle: string; contenu: { a: string; sujet: string; texte: string } }>(
      'SELECT cle, contenu FROM courriel WHERE starts_with(cle, $1) ORDER BY numero',
      [prefixe],
    )
  ).rows.map(({ cle, contenu }) => ({ cle, ...contenu }));

/** Une ligne du journal des actes en ligne. */
export const journal = async (p: Plateforme, objet: string): Promise<{ acte: string; role: string; detail: unknown }[]> =>
  (await p.pool.query('SELECT acte, role, detail FROM journal WHERE objet = $1 ORDER BY numero', [objet])).rows;

/** La saisie d'une offre valide, telle qu'un bailleur l'écrit. */
export const uneSaisie = (traits: Partial<SaisieOffre> = {}): SaisieOffre => ({
  reference: 'OFF-NEUVE',
  insee: '45234',
  codePostal: '45000',
  typologie: 'T2',
  surface: '47,5',
  normeLocative: 'PLUS',
  loyer: '480,20',
  charges: '70',
  etage: '1',
  adaptePmr: 'non',
  ges: 'C',
  description: 'Dans une rue calme.',
  dateLimite: '2026-12-15',
  disponibleLe: '2027-01-10',
  ...traits,
});
