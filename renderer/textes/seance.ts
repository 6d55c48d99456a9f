export const textesSeance = {
  titre: "Séance d'accompagnement",
  avec: (gestionnaire: string) => `avec ${gestionnaire}.`,
  agentSeConnecte: "C'est à l'agent de se connecter ou de créer son compte.",
  rienNeReste: 'Sans autorisation de votre part, rien de ce qui est affiché ne reste sur ce poste à la fin de la séance.',
  terminer: 'Terminer la séance',
  ouvrir: 'Accompagner un agent',
  confirmerTitre: "Ouvrir une séance d'accompagnement ?",
  confirmer: [
    "L'agent se connectera avec son propre compte et fera ses démarches sur cet écran, à vos côtés.",
    'Vos dossiers seront cachés pendant la séance. Ce que vous avez enregistré continue de partir vers le serveur.',
    "À la fin, vous saisirez votre mot de passe pour retrouver vos dossiers. Aucune donnée de cet agent ne restera sur ce poste, sauf s'il vous autorise à voir sa demande.",
  ],
  renoncer: 'Renoncer',
  valider: 'Ouvrir la séance',
  reprise: 'La séance est terminée',
  reprisePhrase:
    "Sauf s'il vous a autorisé à voir sa demande, aucune donnée de l'agent n'est restée sur ce poste. Saisissez votre mot de passe pour retrouver vos dossiers.",
} as const;
