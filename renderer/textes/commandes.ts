import { compter } from './formats.ts';

export const textesCommandes = {
  groupes: { aller: 'Aller à', agir: 'Agir', affichage: 'Affichage' },
  palette: 'Rechercher ou agir',
  bouton: (raccourci: string) => `Rechercher ou agir (${raccourci})`,
  champ: 'Un agent, un numéro unique, une commune, un écran, une commande',
  agents: 'Dossiers',
  suite: (reste: number) => `${compter(reste, 'autre dossier', 'autres dossiers')} : préciser la recherche, ou la faire dans « Dossiers »`,
  resultats: 'Résultats',
  rien: 'Rien ne correspond. Essayez un nom, un numéro unique ou une commune.',
  synchroniser: 'Synchroniser maintenant',
  imprimer: "Imprimer l'écran",
  apparence: (nom: string) => `Apparence : ${nom.toLocaleLowerCase('fr')}`,
  feuille: 'Raccourcis du clavier',
  fermer: 'Fermer',
  ecrans: 'Dans les écrans',
  desEcrans: [
    ['/', 'Dans « Dossiers » : aller à la recherche'],
    ['↑ ↓', "Dans une liste : passer d'une ligne à l'autre"],
    ['Entrée', 'Ouvrir ce qui est choisi'],
    ['R', 'Dans « Ma journée » : reporter la tâche à demain'],
    ['Échap', 'Fermer une boîte de dialogue'],
  ],
} as const;
