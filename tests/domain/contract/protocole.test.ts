import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { entites } from '../../../domain/contract/entities.ts';
import { contract } from '../../../domain/contract/index.ts';
import { JournalReponse, JournalRequest } from '../../../domain/contract/journal.ts';
import {
  ErreurSession,
  OuvrirSessionServeur,
  RafraichirSession,
  Sante,
  SessionEnLigne,
  SessionServeur,
} from '../../../domain/contract/serveur.ts';
import {
  Commande,
  ErreurSync,
  Jetons,
  PROTOCOLE,
  protocolesAcceptes,
  PullDebut,
  PullFin,
  PullRequest,
  PushReponse,
  PushRequest,
} from '../../../domain/contract/sync.ts';

/** Tout ce qui passe sur le fil entre un poste et le serveur : les messages, l'entrée de chaque commande, et les colonnes de chaque entité. */
const fil = {
  messages: [
    Commande,
    PushRequest,
    PushReponse,
    PullRequest,
    PullDebut,
    PullFin,
    ErreurSync,
    Jetons,
    OuvrirSessionServeur,
    SessionServeur,
    SessionEnLigne,
    RafraichirSession,
    Sante,
    JournalRequest,
    JournalReponse,
    ErreurSession,
    ...Object.values(contract).flatMap((o): z.ZodType[] => (o.kind === 'command' ? [o.input] : [])),
  ],
  lignes: Object.values(entites).map(({ code, flux, colonnes, schema }) => ({
    code,
    flux,
    colonnes,
    doc: z.toJSONSchema(schema, { io: 'input' }),
  })),
};
const empreinte = createHash('sha256')
  .update(JSON.stringify([fil.messages.map((m) => z.toJSONSchema(m, { io: 'input' })), fil.lignes]))
  .digest('hex')
  .slice(0, 16);

/**
 * Une ligne par version publiée. Le fil change : nouvelle version dans sync.ts, son histoire d'une ligne, et son empreinte ici.
 * Celles des versions 1 et 2 ne comptaient ni le journal ni l'entrée des commandes.
 */
const empreintes: Readonly<Record<number, string>> = { 1: '6befba8c84b9a26c', 2: 'd5bc9dff6f3e9d24', 3: 'b04aa08b34c075f0' };

test('le fil n’a pas changé sans que sa version change', () => {
  expect(empreinte).toBe(empreintes[PROTOCOLE]);
});

test('le serveur accepte la version courante et la précédente', () => {
  expect(protocolesAcceptes).toEqual([PROTOCOLE - 1, PROTOCOLE]);
});

test('chaque entité a son code à elle, et sa dernière colonne est le document', () => {
  const codes = fil.lignes.map((l) => l.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { colonnes } of fil.lignes) expect([colonnes[0], colonnes.at(-1)]).toEqual(['id', 'doc']);
});
