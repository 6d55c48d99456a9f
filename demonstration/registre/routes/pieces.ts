import { aujourdhui, type Contexte, type Registre } from '../contexte.ts';
import { pageDepot, piecesMontrees } from '../pages/depot.ts';
import { type ClePiece, declarerPieces, piecesDeposees } from '../pieces.ts';
import { lireRepetes } from './corps.ts';
import { demandeDeLaSeance } from './ouverte.ts';

/** « Déposer mes pièces » : cocher, décocher. */
export function routesPieces(app: Registre, contexte: Contexte): void {
  const { pool } = contexte;

  app.get('/demande/pieces', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    if (gardee === null) return reponse;
    const { demande } = gardee;
    return pageDepot(demande, await piecesDeposees(pool, demande.numeroUnique.valeur), aujourdhui(contexte));
  });

  app.post('/demande/pieces', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    if (gardee === null) return reponse;
    const jour = aujourdhui(contexte);
    const cochees = new Set(lireRepetes(requete.body, 'piece')) as ReadonlySet<ClePiece>;
    await declarerPieces(pool, gardee.demande.numeroUnique.valeur, { montrees: piecesMontrees(gardee.demande, jour), cochees }, jour);
    return reponse.redirect('/demande?fait=pieces', 303);
  });
}
