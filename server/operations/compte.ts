import { randomUUID } from 'node:crypto';
import { normaliserCourriel, normaliserTelephone, raisonsDuCompte } from '../../domain/compte/creer-compte.ts';
import { raisonDuLien } from '../../domain/compte/lien.ts';
import { reglesNonTenues } from '../../domain/compte/mot-de-passe.ts';
import type { operationsCompte as duContrat } from '../../domain/contract/compte.ts';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { ouvrirCompteAgent, etatDuCompte, poserMotDePasse } from '../../db/central/apply/compte.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { compterEssai, compteursDuLien } from '../../db/central/apply/essais.ts';
import { fermerToutesLesFamilles } from '../../db/central/apply/jetons.ts';
import { consommerLien, lireLien, poserLien } from '../../db/central/apply/lien.ts';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import { enTransaction } from '../../db/central/open.ts';
import type { ContexteAppel, TraitementsDe } from './contexte.ts';

type Attente = { readonly motif: 'trop_de_requetes'; readonly jusqua: string };

/** Compte la demande avant tout travail, que l'adresse soit connue ou non. */
async function permettre({ pool, source, instant }: ContexteAppel, courriel: string): Promise<Result<null, Attente>> {
  const jusqua = await enTransaction(pool, null, (tx) => compterEssai(tx, compteursDuLien(courriel, source), new Date(instant)));
  return jusqua === null ? ok(null) : refused({ motif: 'trop_de_requetes', jusqua: jusqua.toISOString() });
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
    const { instant } = contexte;
    const nouveau = {
      id: randomUUID(),
      civilite: input.civilite,
      courriel,
      telephone: normaliserTelephone(input.telephone) ?? '',
      nom: input.nomNaissance.trim(),
      prenom: input.prenom.trim(),
    };
    await enTransaction(contexte.pool, null, async (tx) => {
      const { id, ouvert } = await ouvrirCompteAgent(tx, nouveau, instant);
      const jeton = await poserLien(tx, { compteId: ouvert ? null : id, genre: 'activation', instant });
      await deposerCourriel(tx, ouvert ? courrielDejaOuvert(courriel) : courrielActivation(courriel, contexte.adresseCompte(jeton)));
      await contexte.journaliser(tx, id);
    });
    return ok({});
  },

  async 'compte.oublie'(contexte, input) {
    const courriel = normaliserCourriel(input.courriel) ?? input.courriel.trim().toLowerCase();
    const permis = await permettre(contexte, courriel);
    if (!permis.ok) return permis;
    const { instant } = contexte;
    await enTransaction(contexte.pool, null, async (tx) => {
      const compte = await etatDuCompte(tx, courriel);
      const vise = compte?.actif === true ? compte : null;
      const genre = vise?.ouvert === false ? 'activation' : 'mot_de_passe';
      const adresse = contexte.adresseCompte(await poserLien(tx, { compteId: vise?.id ?? null, genre, instant }));
      await deposerCourriel(tx, courrielOublie(courriel, vise === null ? null : genre, adresse));
      await contexte.journaliser(tx, vise?.id ?? null);
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
