import { enregistrerActe, type Acte } from '../../../db/local/apply/acte.ts';
import { appliquerReponses } from '../../../db/local/apply/reponses.ts';
import type { BaseLocale } from '../../../db/local/open.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { unDepot } from '../../constructeurs/acte.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { commandeId } from '../../constructeurs/identifiants.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { ligne, recevoir, uneBase } from './outils.ts';

/** Le nom de l'agent n° 7, dont le mandat sera retiré. */
export const CANARI = 'Zorglubien';
export const canari = uneDemande(7).avecDemandeur({ nom: CANARI, nomNaissance: CANARI, courriel: `${CANARI}@messagerie.test` });
export const auteur = { ...auteurs.agent, nom: `Hélène ${CANARI}` };
const deposee = uneCandidature(7).valeur();
const sienne = { ...deposee, evenements: deposee.evenements.map((e) => ({ ...e, auteur })) };

export const acte = (n: number, candidature: Candidature = sienne): Acte => unDepot(n, candidature);

/** Beaucoup d'agents, dont le canari : ses mots sont au milieu des segments de l'index, plusieurs fois fusionnés. */
export function uneBasePeuplee(): BaseLocale {
  const base = uneBase();
  let numero = 0;
  for (let lot = 0; lot < 8; lot++) {
    recevoir(
      base,
      Array.from({ length: 60 }, (_, i) => {
        const n = 100 + lot * 60 + i;
        return ligne(
          'demande',
          ++numero,
          uneDemande(n)
            .avecDemandeur({ nom: `Nom${n}`, prenom: `Zo${String.fromCharCode(97 + (n % 26))}${n}` })
            .valeur(),
        );
      }),
    );
    if (lot === 4) {
      recevoir(base, [
        ligne('demande', ++numero, canari.valeur()),
        ligne('mandat', ++numero, unMandat(7).valeur()),
        ligne('candidature', ++numero, { ...sienne, id: uneCandidature(70).valeur().id, etat: 'annulee' }),
      ]);
      recevoir(base, [ligne('demande', ++numero, canari.avecRessources(1_111).valeur())]);
    }
  }
  enregistrerActe(base.ecriture, acte(1));
  appliquerReponses(base.ecriture, [
    {
      commandeId: commandeId(1),
      statut: 'refusee',
      recueLe: '2026-11-20T10:00:00.000Z',
      raisons: [
        {
          motif: 'candidature_deja_active',
          candidatureId: sienne.id,
          etat: 'deposee',
          deposeeLe: sienne.deposeeLe,
          auteur: auteur.nom,
          resume: sienne.resume,
        },
        { motif: 'offre_retiree' },
      ],
    },
  ]);
  enregistrerActe(base.ecriture, acte(2, { ...sienne, id: uneCandidature(71).valeur().id }));
  return base;
}
