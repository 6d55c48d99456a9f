import { type Mandat, type Pouvoir, pouvoirs } from '../../domain/mandat/mandat.ts';
import { VERSION_TEXTE } from '../../domain/mandat/texte-consentement.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { ajouterJours, ajouterMois, type Jour, joursEntre } from '../../domain/shared/dates.ts';
import { MandatId } from '../../domain/shared/ids.ts';
import { instantDuJour, jourEntre } from './calendrier.ts';
import type { Hasard } from './hasard.ts';

export type SituationMandat = 'aucun' | 'en_vigueur' | 'partiel' | 'finit_bientot' | 'dernier_jour' | 'termine' | 'retire' | 'pas_commence';

export const tirerSituationMandat = (h: Hasard): SituationMandat =>
  h.pondere([
    ['en_vigueur', 60],
    ['finit_bientot', 9],
    ['partiel', 7],
    ['aucun', 12],
    ['termine', 6],
    ['retire', 4],
    ['pas_commence', 2],
  ]);

/** Le mandat d'un agent, ou aucun : en vigueur, partiel, près de sa fin, fini, retiré ou pas encore commencé (D6). */
export function unMandat(h: Hasard, demande: Demande, situation: SituationMandat, aujourdhui: Jour): Mandat | null {
  if (situation === 'aucun') return null;
  const { debut, fin } = periode(h, situation, aujourdhui);
  const donneLe = instantDuJour(h, debut < aujourdhui ? debut : ajouterJours(aujourdhui, -1));
  const retireLe = situation === 'retire' ? instantDuJour(h, jourEntre(h, ajouterJours(debut, 1), ajouterJours(aujourdhui, -1)), 1) : null;
  return {
    id: MandatId.parse(h.uuid()),
    academieId: demande.academieId,
    agentId: demande.agentId,
    demandeId: demande.id,
    pouvoirs: situation === 'partiel' ? h.choix(partiels) : [...pouvoirs],
    debut,
    fin,
    retireLe,
    versionTexte: VERSION_TEXTE,
    canal: h.pondere([
      ['en_ligne', 55],
      ['au_poste', 35],
      ['papier', 10],
    ]),
    donneLe,
    empreinteTexte: null,
  };
}

const partiels: readonly Pouvoir[][] = [
  ['voir_demande'],
  ['voir_demande', 'voir_historique'],
  ['voir_demande', 'voir_historique', 'candidater'],
];

/** Un jour, 1, 6 ou 12 mois (D6) ; `fin` est le dernier jour, compris. */
const finApres = (debut: Jour, mois: number): Jour => ajouterJours(ajouterMois(debut, mois), -1);

function periode(h: Hasard, situation: SituationMandat, aujourdhui: Jour): { debut: Jour; fin: Jour } {
  const dans = (min: number, max: number): Jour => ajouterJours(aujourdhui, h.entier(min, max));
  switch (situation) {
    case 'dernier_jour':
      return { debut: aujourdhui, fin: aujourdhui };
    case 'pas_commence':
      return depuis(dans(2, 20), 6);
    case 'finit_bientot':
      return jusqua(dans(1, 28), h.choix([6, 12]));
    case 'termine':
      return jusqua(dans(-120, -1), h.choix([1, 6, 12]));
    case 'retire':
      return depuis(dans(-150, -5), 12);
    default:
      return enCours(h, aujourdhui);
  }
}

const depuis = (debut: Jour, mois: number) => ({ debut, fin: finApres(debut, mois) });
const jusqua = (fin: Jour, mois: number) => ({ debut: ajouterMois(ajouterJours(fin, 1), -mois), fin });

/** En cours, avec plus de trente jours devant lui. */
function enCours(h: Hasard, aujourdhui: Jour): { debut: Jour; fin: Jour } {
  const mois = h.pondere([
    [6, 30],
    [12, 70],
  ]);
  const joursEcoules = h.entier(1, joursEntre(aujourdhui, ajouterMois(aujourdhui, mois)) - 40);
  return depuis(ajouterJours(aujourdhui, -joursEcoules), mois);
}
