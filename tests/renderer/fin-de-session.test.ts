import { describe, expect, test } from 'vitest';
import { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import type { FinDeSession } from '../../domain/contract/session.ts';
import { phraseFin, titreFin } from '../../renderer/textes/fin-de-session.ts';

const perdu = (raison: RaisonDroitPerdu, enAttente = 0, rendus = 0): FinDeSession => ({ motif: 'droit_perdu', raison, enAttente, rendus });
const verrou = (enAttente: number, jours = 30): FinDeSession => ({ motif: 'hors_ligne_depuis_trop_longtemps', jours, enAttente });
const dire = (fin: FinDeSession): string => phraseFin(fin).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('une session finie d’elle-même se dit', () => {
  test('chaque raison a son titre et sa phrase, et dit ce que deviennent les dossiers', () => {
    const fins = [...RaisonDroitPerdu.options.map((raison) => perdu(raison)), verrou(0)];
    expect(new Set(fins.map(titreFin)).size).toBe(fins.length);
    expect(new Set(fins.map(dire)).size).toBe(fins.length);
    for (const fin of fins) expect(dire(fin)).toMatch(/effacés|verrouillés/);
  });

  test.each<[string, FinDeSession, string]>([
    ['compte désactivé, rien en attente', perdu('compte_ferme'), "Rien de ce que vous aviez enregistré n'est perdu"],
    ['compte désactivé, un acte', perdu('compte_ferme', 1), '1 acte en attente est gardé sur ce poste, et partira dès que'],
    ['autre académie, deux actes', perdu('poste_inconnu', 2), '2 actes en attente sont gardés sur ce poste, et partiront dès que'],
    ['poste arrêté, plus rien', perdu('poste_arrete'), "Aucun acte n'attend plus d'être envoyé."],
    [
      'poste arrêté, un acte remis',
      perdu('poste_arrete', 0, 1),
      "1 acte en attente a été remis au serveur, qui le garde sans l'appliquer : refaites-le",
    ],
    [
      'poste arrêté, deux remis',
      perdu('poste_arrete', 0, 2),
      '2 actes en attente ont été remis au serveur, qui les garde sans les appliquer : refaites-les',
    ],
    [
      'poste arrêté, un à remettre',
      perdu('poste_arrete', 1),
      "1 acte en attente sera remis au serveur, qui le garde sans l'appliquer : refaites-le",
    ],
    ['poste arrêté, un remis sur trois', perdu('poste_arrete', 2, 1), '3 actes en attente seront remis au serveur'],
    ['trop longtemps hors ligne', verrou(2), "n'a pas joint le serveur depuis plus de 30 jours"],
    ['trop longtemps, deux actes', verrou(2), '2 actes en attente sont gardés sur ce poste'],
    ['un seul jour', verrou(0, 1), 'depuis plus de 1 jour :'],
  ])('%s', (_, fin, phrase) => {
    expect(dire(fin)).toContain(phrase);
  });
});
