import type { Hasard } from './hasard.ts';

const mots = (texte: string): readonly string[] => texte.trim().split(/\s*,\s*/);

/** Prénoms et noms courants en France, accents, traits d'union, apostrophes et particules compris : ce qui met une recherche à l'épreuve. */
const prenomsFeminins = mots(`
  Hélène, Anaïs, Chloé, Zoé, Inès, Léa, Maëlle, Gaëlle, Noémie, Océane, Aurélie, Amélie, Émilie, Élodie, Cécile, Stéphanie,
  Marie-Hélène, Anne-Sophie, Marie-Ève, Anne-Laure, Marie-José, Claire, Camille, Manon, Julie, Pauline, Sophie, Nathalie,
  Isabelle, Sandrine, Fatima, Aïcha, Khadija, Yasmina, Aminata, Fatoumata, Nadège, Solène, Maïwenn, Françoise, Bénédicte,
  Agnès, Thérèse, Joëlle, Clémence, Margaux, Lucie, Éloïse, Héloïse, Valérie, Virginie, Delphine, Ophélie, Lætitia, Ludivine`);
const prenomsMasculins = mots(`
  Jérôme, François, Frédéric, Sébastien, Loïc, Gaël, Raphaël, Joël, Noël, Rémi, Rémy, Cédric, Stéphane, Benoît, Grégory,
  Jean-Baptiste, Jean-François, Pierre-Yves, Jean-Noël, Paul-Émile, Nicolas, Julien, Thomas, Antoine, Mathieu, Théo, Léo,
  Hugo, Étienne, Éric, Hervé, André, René, Gérald, Mickaël, Karim, Mehdi, Youssef, Mamadou, Ousmane, Ibrahima, Anthony,
  Maxime, Florian, Clément, Adrien, Timothée, Maël, Yann, Goulven, Titouan, Anatole, Félix, Célestin, Aurélien`);
const nomsDeFamille = mots(`
  Lefèvre, Lefebvre, Martin, Bernard, Dubois, Durand, Moreau, Laurent, Michel, Garcia, Bertrand, Roux, Vincent, Fournier,
  Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Müller, Faure, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier,
  Legrand, Gauthier, Perrin, Clément, Morin, Nicolas, Mathieu, Gautier, Denis, Lemaire, Philippe, Léger, Béranger, Noël,
  Renard, Rivière, Brun, Giraud, Hébert, Benoît, Aubry, Prévost, Régnier, Barré, Carré, Carpentier, Œuvrard, Lœuillet,
  Benali, Haddad, Belkacem, Traoré, Diallo, Konaté, N'Diaye, N'Guessan, Da Silva, Pereira, Gonçalves, Nuñez, Kowalski,
  Nguyen, L'Hostis, Le Goff, Le Bihan, Kerhervé, Quéméner, D'Aubigny, De La Tour, Du Châtelet, Saint-Amand, Bâcle, Forêt,
  Crépin, Tétard, Poirier, Meunier, Charpentier, Boulanger, Lévêque, Besnard, Pinçon, Maçon, Françon, Théry, Véron, Zéphir`);

export const prenom = (h: Hasard, civilite: 'madame' | 'monsieur'): string =>
  h.choix(civilite === 'madame' ? prenomsFeminins : prenomsMasculins);

/** Un nom simple, ou deux noms joints par un trait d'union. */
export function nomDeFamille(h: Hasard): string {
  const nom = h.choix(nomsDeFamille);
  return h.chance(0.12) ? `${nom}-${h.choix(nomsDeFamille.filter((n) => n !== nom))}` : nom;
}

/** La forme d'un nom dans une adresse de courriel : « N'Guessan » devient « n-guessan ». */
export const enAdresse = (nom: string): string =>
  nom
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/gu, '-');
