import { randomUUID } from 'node:crypto';
import { normaliserCourriel, normaliserTelephone, raisonsDuCompte } from '../../domain/compte/creer-compte.ts';
import { JOURS_DU_LIEN, raisonDuLien, type GenreLien } from '../../domain/compte/lien.ts';
import { reglesNonTenues } from '../../domain/compte/mot-de-passe.ts';
import type { operationsCompte as duContrat } from '../../domain/contract/compte.ts';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { etatDuCompte, ouvrirCompteAgent, poserMotDePasse, type EtatCompte } from '../../db/central/apply/compte.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { compterEssai, compteursDuLien } from '../../db/central/apply/essais.ts';
import { fermerToutesLesFamilles } from '../../db/central/apply/jetons.ts';
import { consommerLien, lireLien, poserLien } from '../../db/central/apply/lien.ts';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import { enTransaction, type Tx } from '../../db/central/open.ts';
import { aucunCompte, compteDejaOuvert, demandeDAcces, nouveauMotDePasse } from '../courriel/messages/compte.ts';
import type { Contenu } from '../courriel/messages/gabarit.ts';
import type { ContexteAppel, TraitementsDe } from './contexte.ts';

type Attente = { readonly motif: 'trop_de_requetes'; readonly jusqua: string };

/** Compte la demande avant tout travail, que l'adresse soit connue ou non. */
async function permettre({ pool, source, instant }: ContexteAppel, courriel: string): Promise<Result<null, Attente>> {
  const jusqua = await enTransaction(pool, null, (tx) => compterEssai(tx, compteursDuLien(courriel, source), new Date(instant)));
  return jusqua === null ? ok(null) : refused({ motif: 'trop_de_requetes', jusqua: jusqua.toISOString() });
}

/** Le lien que demande l'état du compte ; sans compte, ou désactivé, une référence qui n'ouvre rien, faite avec le même travail. */
async function lienPour(
  tx: Tx,
  { instant, adresseCompte }: ContexteAppel,
  compte: EtatCompte | null,
): Promise<{ genre: GenreLien; lien: string }> {
  const genre = compte?.ouvert === false ? 'activation' : 'mot_de_passe';
  const jeton = await poserLien(tx, { compteId: compte?.actif === true ? compte.id : null, genre, instant });
  return { genre, lien: adresseCompte(jeton) };
}

function messageOublie(compte: EtatCompte | null, genre: GenreLien, lien: string): Contenu {
  if (compte?.actif !== true) return aucunCompte();
  const recu = { lien, expireDansJours: JOURS_DU_LIEN };
  return genre === 'activation' ? demandeDAcces(recu) : nouveauMotDePasse(recu);
}

/**
 * Les opérations du compte, avant toute session (G14–G29, D8). Une adresse connue et une adresse inconnue suivent le même chemin :
 * les mêmes requêtes, un courriel dans les deux cas, la même réponse.
 */
export const operationsCompte: TraitementsDe<keyof typeof duContrat> = {
  async 'compte.creer'(contexte, input) {
    const [raison, ...autres] = raisonsDuCompte(input);
    if (raison !== undefined) return refused(raison, ...autres);
    const courriel = normaliserCourriel(input.courriel) ?? '';
    const permis = await permettre(contexte, courriel);
    if (!permis.ok) return permis;
    const nouveau = {
      id: randomUUID(),
      civilite: input.civilite,
      courriel,
      telephone: normaliserTelephone(input.telephone) ?? '',
      nom: input.nomNaissance.trim(),
      prenom: input.prenom.trim(),
    };
    await enTransaction(contexte.pool, null, async (tx) => {
      const compte = await ouvrirCompteAgent(tx, nouveau, contexte.instant);
      const { genre, lien } = await lienPour(tx, contexte, compte);
      const message =
        genre === 'activation'
          ? demandeDAcces({ lien, expireDansJours: JOURS_DU_LIEN })
          : compteDejaOuvert({ lien: compte.actif ? lien : null });
      await deposerCourriel(tx, { cle: `compte:${randomUUID()}`, a: courriel, ...message });
      await contexte.journaliser(tx, compte.id);
    });
    return ok({});
  },

  async 'compte.oublie'(contexte, input) {
    const courriel = normaliserCourriel(input.courriel) ?? input.courriel.trim().toLowerCase();
    const permis = await permettre(contexte, courriel);
    if (!permis.ok) return permis;
    await enTransaction(contexte.pool, null, async (tx) => {
      const compte = await etatDuCompte(tx, courriel);
      const { genre, lien } = await lienPour(tx, contexte, compte);
      await deposerCourriel(tx, { cle: `compte:${randomUUID()}`, a: courriel, ...messageOublie(compte, genre, lien) });
      await contexte.journaliser(tx, compte?.id ?? null);
    });
    return ok({});
  },

  async 'compte.lien'({ pool, instant }, { jeton }) {
    const lien = await enTransaction(pool, null, (tx) => lireLien(tx, jeton));
    const raison = raisonDuLien(lien, instant);
    if (lien === null || raison !== null) return refused(raison ?? { motif: 'lien_inconnu' });
    return ok({ genre: lien.genre, courriel: lien.courriel });
  },

  async 'compte.choisir'(contexte, { jeton, motDePasse }) {
    const { instant } = contexte;
    return enTransaction(contexte.pool, null, async (tx) => {
      const lien = await lireLien(tx, jeton, true);
      const raison = raisonDuLien(lien, instant);
      if (lien === null || raison !== null) return refused(raison ?? { motif: 'lien_inconnu' });
      const regles = reglesNonTenues(motDePasse, lien.courriel);
      if (regles.length > 0) return refused({ motif: 'mot_de_passe_trop_faible', regles: [...regles] });
      await consommerLien(tx, jeton, lien.compteId, instant);
      await poserMotDePasse(tx, lien.compteId, await hacherMotDePasse(motDePasse));
      // Qui tenait une session avec l'ancien mot de passe n'en a plus.
      await fermerToutesLesFamilles(tx, lien.compteId);
      await contexte.journaliser(tx, lien.compteId, { genre: lien.genre });
      return ok({ courriel: lien.courriel });
    });
  },
};
