import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RefusCommun, type Envelope } from '../../domain/contract/envelope.ts';
import { contract, type RemoteName } from '../../domain/contract/index.ts';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import type { Result } from '../../domain/shared/result.ts';
import { journaliserActe } from '../../db/central/apply/journal.ts';
import { enTransaction } from '../../db/central/open.ts';
import type { Contexte } from '../contexte.ts';
import { appelantDe } from '../porteur.ts';
import type { ZodApp } from '../zod-app.ts';
import { cheminsNuls } from './caractere-nul.ts';
import { creerConsultations, type Consultations } from './consultations.ts';
import type { Appelant, ContexteAppel } from './contexte.ts';
import { traitements } from './traitements.ts';

const CORPS_MAX = 64 << 10;
/** Un fichier d'offres arrive en une fois. */
const corpsMax: Partial<Record<RemoteName, number>> = { 'bailleur.importer': 2_500_000 };

type Reponse = Result<unknown, unknown>;
/** Ce qu'il faut pour appeler n'importe quel traitement : l'accès et l'entrée viennent d'être vérifiés par le contrat. */
type UnTraitement = (contexte: ContexteAppel, input: unknown) => Promise<Reponse>;

const estPortee = (nom: string): nom is RemoteName => nom in contract && contract[nom as RemoteName].kind.startsWith('remote');
export const operationsPortees: readonly RemoteName[] = Object.keys(contract).filter(estPortee);

/** Une route par opération portée au serveur, tirée du contrat : aucune ne peut manquer, et OpenAPI les décrit toutes. */
export function routesAppel(app: ZodApp, contexte: Contexte): void {
  const consultations = creerConsultations();
  for (const nom of operationsPortees) {
    const { input } = contract[nom];
    app.post(
      cheminAppel(nom),
      {
        bodyLimit: corpsMax[nom] ?? CORPS_MAX,
        attachValidation: true,
        schema: { body: input as z.ZodType, response: { 200: enveloppeDe(nom), 401: enveloppeDe(nom) } },
        // L'enveloppe vient d'être lue par le contrat ; ici, elle ne fait que s'écrire.
        serializerCompiler: () => JSON.stringify,
      },
      (requete, reponse) => repondre({ ...contexte, consultations }, nom, requete, reponse),
    );
  }
}

type ContexteDesAppels = Contexte & { readonly consultations: Consultations };

async function repondre(
  contexte: ContexteDesAppels,
  nom: RemoteName,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { acces } = contract[nom];
    const appelant = acces === 'public' ? null : await appelantDe(contexte, requete);
    if (acces !== 'public' && appelant?.role !== acces)
      return await reponse.status(401).send({ status: 'refused', refus: [{ motif: 'session_absente' }] });
    const paths = cheminsInvalides(requete);
    if (paths.length > 0) return await reponse.send({ status: 'invalid', paths });
    return await reponse.send(enveloppe(nom, await traiter(contexte, nom, appelant, requete)));
  } catch (erreur) {
    const reference = randomUUID();
    requete.log.error({ err: erreur, route: requete.routeOptions.url, reference }, 'panne');
    return reponse.send({ status: 'fault', reference });
  }
}

function cheminsInvalides({ validationError, body }: FastifyRequest): string[] {
  if (validationError === undefined) return cheminsNuls(body);
  const fautes = (validationError.validation ?? []) as readonly { readonly instancePath: string }[];
  return fautes.length === 0 ? [''] : fautes.map((faute) => faute.instancePath.slice(1).replaceAll('/', '.'));
}

/** L'horloge est lue une fois. Un acte laisse sa trace dans la transaction qui le fait ; refait, il n'en laisse pas d'autre. */
async function traiter(contexte: ContexteDesAppels, nom: RemoteName, appelant: Appelant | null, requete: FastifyRequest): Promise<Reponse> {
  const { pool } = contexte;
  const instant = contexte.horloge().toISOString();
  const auteur = { auteurId: appelant?.compteId ?? null, role: appelant?.role ?? 'public' };
  const journaliser: ContexteAppel['journaliser'] = (tx, objet, detail = {}, dossier) =>
    journaliserActe(tx, { quand: instant, ...auteur, acte: nom, objet, detail, dossier: dossier ?? null });
  const consulter: ContexteAppel['consulter'] = (detail) => {
    const consultation = { qui: `${auteur.auteurId} ${nom}`, quoi: JSON.stringify(requete.body), ms: Date.parse(instant) };
    return contexte.consultations(consultation, () => enTransaction(pool, null, (tx) => journaliser(tx, null, detail)));
  };
  return (traitements[nom] as UnTraitement)(
    {
      pool,
      registre: contexte.registre,
      instant,
      jour: jourAParis(instant),
      appelant,
      source: requete.ip,
      adresseCompte: (jeton) => `${contexte.adressePublique()}/compte/#jeton=${jeton}`,
      journaliser,
      consulter,
    },
    requete.body,
  );
}

function enveloppe(nom: RemoteName, resultat: Reponse): Envelope {
  if (resultat.ok) return { status: 'ok', value: contract[nom].output.parse(resultat.value) };
  return { status: 'refused', refus: resultat.refus.map((raison) => contract[nom].refus.or(RefusCommun).parse(raison)) };
}

/** L'enveloppe de cette opération, telle qu'OpenAPI la montre. */
const enveloppeDe = (nom: RemoteName): z.ZodType =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('ok'), value: contract[nom].output as z.ZodType }),
    z.object({ status: z.literal('refused'), refus: z.array((contract[nom].refus as z.ZodType).or(RefusCommun)) }),
    z.object({ status: z.literal('invalid'), paths: z.array(z.string()) }),
    z.object({ status: z.literal('fault'), reference: z.string() }),
  ]);
