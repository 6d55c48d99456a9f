import type { RateLimitOptions } from '@fastify/rate-limit';
import { normaliserNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { aujourdhui, type Contexte, type Registre } from '../contexte.ts';
import type { Saisie } from '../formulaire/champs.ts';
import { creerLecteur, type Erreurs } from '../formulaire/lecteur.ts';
import { pageAccueil } from '../pages/accueil.ts';
import { demandeOuverte, fermerSeance, ouvrirSeance } from '../seance.ts';
import { lireDemande } from '../stock.ts';
import { lireSaisie } from './corps.ts';

const SANS_SEANCE = 'Ouvrez d’abord votre demande : votre séance est finie, ou n’a pas commencé. Ce qui est enregistré n’a pas changé.';
const INTROUVABLE =
  'Aucune demande ne porte ce numéro unique avec cette date de naissance. Relisez-les sur votre attestation, puis réessayez.';
/** Une date de naissance se devine à force d'essais : ils se comptent par demande. */
const essais: RateLimitOptions = {
  max: 10,
  timeWindow: 15 * 60_000,
  hook: 'preHandler',
  keyGenerator: (requete) => normaliserNumeroUnique(lireSaisie(requete.body).numeroUnique ?? '').slice(0, 20),
};

/** L'accueil, et l'ouverture d'une demande par son numéro unique et la date de naissance du demandeur. */
export function routesAcces(app: Registre, contexte: Contexte): void {
  const { pool, horloge } = contexte;
  const accueil = (saisie: Saisie, refus: string | null, ouverte: string | null, erreurs: Erreurs = new Map()) =>
    pageAccueil({ saisie, erreurs, propositions: new Map() }, refus, ouverte);

  app.get<{ Querystring: { seance?: string } }>('/', async (requete) =>
    accueil({}, requete.query.seance === 'finie' ? SANS_SEANCE : null, await demandeOuverte(pool, requete, horloge())),
  );

  app.post('/retrouver', { config: { rateLimit: essais } }, async (requete, reponse) => {
    const saisie = lireSaisie(requete.body);
    const lecteur = creerLecteur(saisie, aujourdhui(contexte));
    const numero = normaliserNumeroUnique(lecteur.texte('numeroUnique', 'Saisissez votre numéro unique.', 40));
    const naissance = lecteur.jourPasse('dateNaissance', 'Saisissez la date de naissance du demandeur.');
    if (lecteur.erreurs.size > 0) return reponse.status(422).send(accueil(saisie, 'Complétez les champs signalés.', null, lecteur.erreurs));
    const lue = await lireDemande(pool, numero);
    // La même réponse pour un numéro inconnu et pour une autre date.
    if (lue?.demande.demandeur.dateNaissance !== naissance) return reponse.status(422).send(accueil(saisie, INTROUVABLE, null));
    await ouvrirSeance(pool, requete, reponse, numero, horloge());
    return reponse.redirect('/demande', 303);
  });

  app.post('/quitter', async (requete, reponse) => {
    await fermerSeance(pool, requete, reponse);
    return reponse.redirect('/', 303);
  });
}
